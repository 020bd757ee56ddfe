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

# Die Überschrift des Risikoregisters.
risks-headline-unrated = { $n ->
    [one] Ein Risiko ist erkannt, noch ohne Risikobewertung
   *[other] { CAP(SPELL($n)) } Risiken sind erkannt, noch ohne Risikobewertung
}
risks-headline-accepted = Kein Risiko liegt über der Risikobereitschaft; das höchste ist „{ $risk }“ ({ LOWER($level) })
risks-headline-above = { $n ->
    [one] Ein Risiko liegt über der Risikobereitschaft: „{ $risk }“
   *[other] { CAP(SPELL($n)) } Risiken liegen über der Risikobereitschaft; das schwerste: „{ $risk }“
}
risks-headline-none-open = Kein Risiko ist offen
risks-headline-not-started = Risiken lassen sich erst benennen, wenn etwas beantwortet ist
risks-headline-none = Weder ergibt sich ein Risiko aus den Antworten, noch hat das Team eines erfasst

# Risiken.
risks-not-rated = nicht bewertet
risks-status = { $status ->
    [draft] Entwurf
    [open] offen
    [treating] in Behandlung
    [accepted] akzeptiert
    [closed] geschlossen
    [materialised] eingetreten
   *[suggested] vorgeschlagen
}
risks-raised-always = die Rubrik führt es in jeder Bewertung
risks-raised-exposure = die Exposition liegt bei mindestens { $share }
risks-raised-level = { $item } ist auf Stufe { $level } oder darunter
risks-raised-signal = gemessen: { $metric }

# Empfehlungen: Gruppen von Werkzeugen.
tools-headline = { CAP(SPELL($n, $all)) } von { SPELL($all) } Werkzeuggruppen helfen bei einer offenen Lücke
tools-headline-first = { CAP(SPELL($n, $all)) } von { SPELL($all) } Werkzeuggruppen helfen bei einer offenen Lücke, zuerst { $group }
tools-headline-one = Eine Werkzeuggruppe hilft bei einer offenen Lücke: { $group }
tools-headline-none = Keine Werkzeuggruppe hilft bei einer offenen Lücke
tools-more = Weitere Verfahren und Werkzeuge
tools-serves = { $n ->
    [one] Hilft bei einer offenen Lücke: { $gaps }.
   *[other] Hilft bei { SPELL($n) } offenen Lücken: { $gaps }.
}
tools-serves-nothing = Nichts, wozu diese Gruppe dient, liegt hier unter dem Ziel; nur zur Übersicht aufgeführt.

# Empfehlungen: ein Werkzeug.
tools-fit = { $fit ->
    [fits] passt zum Kontext
    [against] spricht hier dagegen
    [discontinued] nicht mehr verfügbar
   *[neutral] keine Angabe dafür oder dagegen
}
tools-state = { $state ->
    [acquired] übernommen
    [discontinued] eingestellt
    [licence-changed] Lizenz geändert
    [pattern] Verfahren
   *[active] aktiv
}
tools-for = dafür: { $fact }
tools-against = dagegen: { $fact }
tools-verified-registry = in den Metadaten des Pakets gelesen
tools-verified-primary = an der Quelle gelesen
tools-verified-secondary = nur aus Berichten Dritter
tools-not-verified = nicht geprüft

# Diagramme.
chart-radar = Profil der { NOUN($kinds) }, jetzt und Ziel
chart-radar-value = { $name } { $now }, Ziel { $target }
chart-heatmap = Antwort je { NOUN($kind) }
chart-gantt = Roadmap im Zeitverlauf
chart-planned = Geplant oder vorgeschlagen
chart-critical = Kritischer Pfad
chart-matrix = Risiken nach Wahrscheinlichkeit und Auswirkung, jetzt und nach dem Plan
chart-appetite = Risikobereitschaft
chart-impact-effort = Wirkung und Aufwand der Vorhaben
chart-impact-effort-item = { $id } { $title }: Aufwand { $effort }, Wirkung { $impact }
chart-effort = Aufwand in Personenwochen
chart-projects = Projekte
chart-fill-ins = Lückenfüller
chart-doubtful = Fraglich
chart-projection = Gesamtwert, gemessen und nach jeder Phase prognostiziert
chart-projected = Prognostiziert
chart-measured = Gemessen
chart-target-line = Ziel { $value }
chart-trend = Verlauf je { NOUN($kind) } über die erfassten Stände
chart-trend-values = { $first }, dann { $second }
