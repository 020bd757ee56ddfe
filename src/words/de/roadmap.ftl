# Die Roadmap: Eckdaten.
roadmap-enters = Ein Vorhaben kommt in den Plan, wenn etwas, das es anhebt, unter dem Ziel liegt, wenn das Team es beschließt oder wenn ein anderes Vorhaben es braucht.
roadmap-done = Erledigte Vorhaben
roadmap-left-in-plan = noch { $n } im Plan
roadmap-start = Geplant ab
roadmap-weeks = { $n ->
    [one] { $n } Woche
   *[other] { $n } Wochen
} vom ersten bis zum letzten Vorhaben
roadmap-finish = Ende
roadmap-decided-by = { $n ->
    [0] kein kritischer Pfad
   *[other] bestimmt durch { $n } Vorhaben auf dem kritischen Pfad
}
roadmap-effort-total = Aufwand in Personenwochen
roadmap-one-person = eine Person gleichzeitig an einem Vorhaben
roadmap-people = { $people } Personen gleichzeitig an einem Vorhaben
roadmap-projected-score = Prognostizierter Wert
roadmap-score-now = jetzt { $now }
roadmap-now-and-target = jetzt { $now }, Ziel { $target }
roadmap-conflicts = Im Plan zu klären: { $n }
roadmap-overruns = Außerhalb der Wochen ihrer Phase: { $n } Vorhaben

# Die Roadmap: der Plan im Zeitverlauf.
roadmap-plan = Der Plan im Zeitverlauf
roadmap-chart = Diagramm mit Abhängigkeiten
roadmap-key-in-progress = In Arbeit
roadmap-key-planned = Geplant
roadmap-key-proposed = Vorgeschlagen
roadmap-key-critical = Auf dem kritischen Pfad
roadmap-key-today = { CAP($day) }
roadmap-plan-caption = Vorhaben nach Phasen: Zeit, Termine, Aufwand und worauf jedes wartet
roadmap-item-and-owner = Vorhaben und Zuständige
roadmap-time = Zeit
roadmap-dates = Termine
roadmap-waits-for = Wartet auf
roadmap-no-needs = nichts
roadmap-phase-priority = Priorität: { $priority }
roadmap-effort-one = 1 Personenwoche
roadmap-effort = { $effort } Personenwochen
roadmap-then = danach { $score } gesamt
roadmap-on-critical-path = kritischer Pfad
roadmap-slack-of = Puffer: { $slack }

# Die Roadmap: der prognostizierte Wert.
roadmap-projection = Was der Plan für den Gesamtwert bedeutet
roadmap-projection-sub = Es zählen nur Stufen, deren Abnahmeprüfungen bestanden sind. Zuerst die gemessenen Stände, dann die Prognose nach jeder Phase.
roadmap-projection-caption = Gesamtwert, gemessen und prognostiziert
roadmap-after = Nach { $phase }
roadmap-projected-on = { $date }, prognostiziert
roadmap-measured-on = { $date }, gemessen

# Die Roadmap: Wirkung und Aufwand.
roadmap-impact = Wo sich der Aufwand am meisten lohnt
roadmap-quick-rule = Ein schneller Gewinn hat eine Wirkung von mindestens { $impact }, braucht nicht mehr Aufwand als das mittlere Vorhaben und schließt eine Lücke.
roadmap-quick-within = Ein schneller Gewinn hat eine Wirkung von mindestens { $impact }, braucht nicht mehr Aufwand als das mittlere Vorhaben ({ $effort } Personenwochen) und schließt eine Lücke.
roadmap-quick-wins = Schnelle Gewinne
roadmap-quick-win = schneller Gewinn
roadmap-no-quick-win = Kein Vorhaben dieses Plans ist einer.
roadmap-values = Alle Vorhaben mit Wirkung, Aufwand und Nutzen
roadmap-values-caption = Vorhaben nach Wirkung, Aufwand und Nutzen
roadmap-item = Vorhaben
roadmap-impact-of-item = Wirkung
roadmap-value = Nutzen

# Die Roadmap: eine Phase und ihre Vorhaben.
roadmap-phases = Phase für Phase
roadmap-phases-sub = Jedes Vorhaben lässt sich öffnen: Ergebnis, Abnahmeprüfungen und Gründe.
roadmap-accepted-when = Abgenommen, wenn
roadmap-not-if = Nicht beginnen, wenn
roadmap-lifts = Hebt an
roadmap-from-to = von { $from } auf { $to }
roadmap-beyond = (über das Ziel hinaus)
roadmap-when = Zeitraum
roadmap-dates-decided = { $dates }, vom Team beschlossen
roadmap-dates-by-rules = { $dates }, nach den Regeln eingeplant
roadmap-slack = Puffer
roadmap-slack-critical = { $slack }: auf dem kritischen Pfad
roadmap-effort-of-item = Aufwand
roadmap-impact-and-value = { $impact } von 5, Nutzen { $value }
roadmap-task-for = noch niemand; eine Aufgabe für: { $role }
roadmap-because = Im Plan, weil
roadmap-overall-then = Gesamtwert danach
roadmap-reduces = Mindert Risiken
roadmap-moves = Bewegt Kennzahlen
roadmap-phase-done = { $n ->
    [one] { $n } Vorhaben der Phase ist erledigt; siehe <a href="{ $url }">Erledigt</a>.
   *[other] { $n } Vorhaben der Phase sind erledigt; siehe <a href="{ $url }">Erledigt</a>.
}
roadmap-phase-by-answers = Die Antworten entscheiden, welche Vorhaben hierher kommen.
roadmap-phase-left-out = Kein Vorhaben dieser Phase ist im Plan; die Gründe stehen weiter unten.
roadmap-phase-empty = Kein Vorhaben dieser Phase ist im Plan.
roadmap-phase-ends = Die Phase endet, wenn

# Die Roadmap: geplante Stände, Erledigtes, Ausgelassenes, Annahmen.
roadmap-states = Geplante Stände
roadmap-states-sub = Jeder ändert einige Antworten des vorigen und wird nach denselben Regeln bewertet.
roadmap-states-caption = Geplante Stände mit ihren Werten
roadmap-finished = Erledigt
roadmap-finished-caption = Erledigte Vorhaben
roadmap-phase = Phase
roadmap-choice = Vorhaben, aus denen die Antworten wählen
roadmap-left = Nicht nötig oder gestrichen
roadmap-left-sub = Jedes mit seinem Grund.
roadmap-left-caption = Ausgelassene Vorhaben und warum
roadmap-left-not-if = Nicht beginnen, wenn
roadmap-assumes = Was der Plan annimmt
# Die Überschrift der Roadmap.
roadmap-headline = Von { $now } auf { $then } mit { $items ->
    [one] einem Vorhaben
   *[other] { SPELL($items) } Vorhaben
}
roadmap-headline-by = Von { $now } auf { $then } bis zum { $finish } mit { $items ->
    [one] einem Vorhaben
   *[other] { SPELL($items) } Vorhaben
}
roadmap-headline-keeps = { $items ->
    [one] Ein Vorhaben hält den Wert bei { $now }
   *[other] { CAP(SPELL($items)) } Vorhaben halten den Wert bei { $now }
}
roadmap-headline-keeps-by = { $items ->
    [one] Ein Vorhaben bis zum { $finish } hält den Wert bei { $now }
   *[other] { CAP(SPELL($items)) } Vorhaben bis zum { $finish } halten den Wert bei { $now }
}
roadmap-headline-conflicts = { $n ->
    [one] { $finding }; ein Konflikt ist zu klären
   *[other] { $finding }; { SPELL($n) } Konflikte sind zu klären
}
roadmap-headline-states = Von { $now } auf { $then } in { $n ->
    [one] einem geplanten Zustand
   *[other] { SPELL($n) } geplanten Zuständen
}
roadmap-headline-not-started = Der Plan beginnt, sobald etwas beantwortet ist
roadmap-headline-none = Die Rubrik enthält keine Roadmap
roadmap-headline-not-needed = Für die Ziele ist kein Vorhaben nötig
roadmap-headline-closes-nothing = Kein Vorhaben schließt die offenen Lücken

# Die Zeitachse der Roadmap.
roadmap-assessed = bewertet
roadmap-as-of = Stand

# Vorhaben der Roadmap.
roadmap-no-slack = keiner
roadmap-status = { $status ->
    [in-progress] in Arbeit
    [planned] geplant
    [done] erledigt
    [skipped] verworfen
   *[proposed] vorgeschlagen
}
roadmap-chosen = { $chosen ->
    [gap] hebt, was unter seinem Ziel liegt
    [decided] vom Team beschlossen
   *[prerequisite] Voraussetzung eines anderen Vorhabens
}
roadmap-reason = { $reason ->
    [done] erledigt
    [skipped] durch Entscheidung verworfen
    [deferred] zurückgestellt: die Bedingung, nicht zu beginnen, trifft zu
    [at-target] alles, was es hebt, ist am Ziel
    [not-applicable] nichts, was es hebt, ist anwendbar
    [unanswered] was es hebt, ist noch nicht beantwortet
    [nothing-higher] was es hebt, steht bereits so hoch, wie das Vorhaben es bringen würde
    [no-target] was es hebt, hat kein Ziel
   *[enabling] es hebt selbst nichts, und nichts im Plan setzt es voraus
}

# Was am Plan nicht stimmt, und was sein Ende bestimmt.
roadmap-starts-too-early = { $item } beginnt { $days } vor dem Abschluss von { $needs }, das die Voraussetzung ist
roadmap-cycle = { $items } setzen einander voraus
roadmap-overrun = { $item } reicht { $days } über die Phase { $phase } hinaus
roadmap-early = { $item } beginnt { $days } vor der Phase { $phase }
roadmap-over-capacity = { $dates }: { $items } { $n ->
    [one] braucht { $work } Personenwochen je Woche
   *[other] brauchen { $work } Personenwochen je Woche
}; das Team hat { $room }
roadmap-over-capacity-person = { $dates }: { $items } { $n ->
    [one] braucht { $work } Personenwochen je Woche
   *[other] brauchen { $work } Personenwochen je Woche
}; { $name } hat { $room }
roadmap-critical = { $n ->
    [one] { $items } bestimmt das Ende am { $finish }: Ein Tag mehr dort ist ein Tag mehr für den Plan.
   *[other] { $items } bestimmen das Ende am { $finish }: Ein Tag mehr bei einem davon ist ein Tag mehr für den Plan.
}

# Wovon der Plan ausgeht.
roadmap-assume-levels = ein Vorhaben erreicht seine Stufen, wenn seine Abnahmeprüfungen bestanden sind, nicht vorher; der prognostizierte Wert zählt alle diese Stufen, auch die über einem Ziel
roadmap-assume-one-person = ein Vorhaben dauert so lange, wie das Team an Aufwand erwartet, sonst die Mitte seiner Spanne, mindestens eine Woche; eine Person arbeitet jeweils an einem Vorhaben
roadmap-assume-people = ein Vorhaben dauert so lange, wie das Team an Aufwand erwartet, sonst die Mitte seiner Spanne, mindestens eine Woche; { $people } Personen arbeiten jeweils an einem Vorhaben
roadmap-assume-size = der Aufwand gilt für die Organisationsgröße „{ $size }“ ({ $text })
roadmap-assume-order = Vorhaben laufen nebeneinander, sofern keines ein anderes voraussetzt; vom Team beschlossene Termine bleiben, wie sie sind
roadmap-assume-nothing-else = sonst ändert sich nichts: Jede Antwort, die kein Vorhaben anhebt, bleibt wie heute
roadmap-assume-weekdays = gearbeitet wird von Montag bis Freitag; freie Tage sind nicht angegeben
roadmap-assume-holidays = gearbeitet wird von Montag bis Freitag, außer: { $dates }
roadmap-assume-more-holidays = gearbeitet wird von Montag bis Freitag, außer: { $dates } und an { $more } weiteren angegebenen freien Tagen oder Zeiträumen
roadmap-assume-capacity = das Team hat { $room } Personenwochen je Woche zur Verfügung; Beschlossenes behält seine Termine auch ohne freie Zeit
roadmap-assume-capacity-person = { $name } hat { $room } Personenwochen je Woche zur Verfügung
roadmap-assume-no-capacity = nichts begrenzt, wie viel gleichzeitig geschieht: Eine Kapazität ist nicht angegeben
roadmap-assume-range = die frühesten und die spätesten Termine nehmen jeden Aufwand am unteren und am oberen Ende seiner Spanne

# Die Roadmap: was Vorhaben wert sind.
roadmap-rate-from = ab { $low }
roadmap-rate = { $rate } gesamt je Personenwoche
roadmap-rate-range = { $rate } gesamt je Personenwoche ({ $range } je nach Aufwand)
roadmap-alone = Für sich allein, bis zu den Zielen
roadmap-alone-rate = { $rise } gesamt, { $rate } je Personenwoche
roadmap-alone-rate-range = { $rise } gesamt, { $rate } je Personenwoche ({ $range } je nach Aufwand)
roadmap-alone-nothing = nichts bis zu den Zielen
roadmap-rise-alone = Anstieg allein
roadmap-rise-per-week = Anstieg je Personenwoche
roadmap-projection-label = Prognose

# Die Roadmap: Plan und Messung.
roadmap-against = Was aus dem früheren Plan wurde
roadmap-against-sub = Termine und Werte, wie sie damals geplant waren, neben dem, was heute gemessen und geplant ist.
roadmap-against-plan = Plan von { $name }, { $date }
roadmap-against-score = { $result ->
    [behind] Der Plan von { $name } prognostizierte { $expected } für den { $date }. Gemessen sind { $measured }: { $difference } weniger.
    [ahead] Der Plan von { $name } prognostizierte { $expected } für den { $date }. Gemessen sind { $measured }: { $difference } mehr.
   *[even] Der Plan von { $name } prognostizierte { $expected } für den { $date }, und genau das ist gemessen.
}
roadmap-against-unchanged = { $items ->
    [one] Sein einziges Vorhaben steht, wo es stand.
   *[other] Seine { $items } Vorhaben stehen, wo sie standen.
}
roadmap-against-counts = { $items ->
    [one] Ein Vorhaben war geplant
   *[other] { $items } Vorhaben waren geplant
}: { $parts }.
roadmap-against-part = { $part ->
    [done] { $n } erledigt
    [later] { $n } später als geplant
    [left] { $n } seither ausgelassen
   *[new] { $n } seither neu
}
roadmap-by-effort = je nach Aufwand { $dates }
roadmap-against-finish = { $slip ->
    [later] Er sollte am { $before } enden; der heutige Plan endet am { $after }, { $days } später.
    [earlier] Er sollte am { $before } enden; der heutige Plan endet am { $after }, { $days } früher.
   *[none] Beide Pläne enden am { $after }.
}
roadmap-against-caption = Vorhaben mit ihrem Ende, wie in { $name } geplant und jetzt
roadmap-finish-then = Ende, damals geplant
roadmap-finish-now = Ende jetzt
roadmap-moved = Verschoben
roadmap-fate = Stand
roadmap-fate-planned = im Plan
roadmap-fate-gone = nicht mehr bekannt
roadmap-not-planned-then = damals nicht geplant
roadmap-no-date = ohne Datum
roadmap-slip = { $slip ->
    [later] { $days } später
    [earlier] { $days } früher
   *[none] wie geplant
}
roadmap-slip-new = seither neu
roadmap-planned-then = Plan von { $name }

# Die Roadmap: was sie mit Risiken macht.
roadmap-risks = Was der Plan mit den Risiken macht
roadmap-risks-sub = Stufen nach den Regeln, wie sie nach jedem Vorhaben gelten. Risiken, die auf ihrer Stufe bleiben, sind nicht aufgeführt.
roadmap-risks-caption = Risiken mit ihrer Bewertung jetzt und nach den Vorhaben, die sie ändern
roadmap-risk = Risiko
roadmap-risk-turns = Danach, Vorhaben für Vorhaben

# Die Roadmap: Spannen, Gründe, Auslastung.
roadmap-between = zwischen dem { $from } und dem { $to }
roadmap-working-days = { $n ->
    [one] { $n } Arbeitstag
   *[other] { $n } Arbeitstage
}
roadmap-starts = { $because ->
    [phase] beginnt mit seiner Phase
    [running] schon in Arbeit
    [decided] das Team hat die Termine beschlossen
   *[plan-start] beginnt mit dem Plan
}
roadmap-starts-after = { $n ->
    [one] beginnt, wenn { $items } erledigt ist
   *[other] beginnt, wenn { $items } erledigt sind
}
roadmap-starts-with-room = wartet auf freie Zeit: { $name }
roadmap-starts-with-room-in-team = wartet auf freie Zeit im Team
roadmap-starts-why = Warum dann
roadmap-better-after = Besser nach
roadmap-latest = Spätestens
roadmap-finish-range = Ende je nach Aufwand
roadmap-work-and-estimate = { $work } Personenwochen, wie das Team sagt; geschätzt: { $effort }
roadmap-finishes-too-early = { $item } endet vor dem Abschluss von { $needs }, das die Voraussetzung ist
roadmap-key-slack = Kann sich verschieben
roadmap-key-holiday = Arbeitsfrei
roadmap-load = Wer wie viel zu tun hat
roadmap-load-sub = Personenwochen je Kalenderwoche; jedes Vorhaben gleichmäßig auf seine Arbeitstage verteilt.
roadmap-load-sub-grouped = Personenwochen je Kalenderwoche; jedes Vorhaben gleichmäßig auf seine Arbeitstage verteilt. Ein Balken ist die vollste von { $n } Wochen.
roadmap-load-caption = Arbeit nach Zuständigen: Personenwochen, Wochen, die vollste Woche, freie Zeit
roadmap-load-owner = Zuständig
roadmap-load-team = Alle zusammen
roadmap-load-nobody = Noch niemand
roadmap-load-weeks = Wochen
roadmap-load-peak = Vollste Woche
roadmap-load-peak-in = ab { $date }
roadmap-load-capacity = Verfügbar
roadmap-load-unbounded = nicht angegeben
roadmap-load-week = { $date }: { $work }
roadmap-load-over = { $n ->
    [one] { $n } Woche überlastet
   *[other] { $n } Wochen überlastet
}
roadmap-key-load = Arbeit einer Woche
roadmap-key-over = Mehr Arbeit als Zeit
roadmap-key-capacity = Verfügbar
roadmap-more-conflicts = { $n } weitere
