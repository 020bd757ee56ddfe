# Wörter, die mehrere Seiten teilen: Spaltenköpfe, Legenden, was fehlt.
page-all = Alle
page-before = Vorher
page-formula = Formel
page-founding = Im Gründungsdokument: „{ $text }“
page-key = Legende
page-none = keine
page-none-yet = noch niemand
page-note = Anmerkung
page-now = Jetzt
page-of = { $part } von { $all }
page-out-of-scope = Außerhalb des Umfangs
page-overall = Gesamt
page-overdue = { $date }, überfällig
page-owner = Zuständig
page-person-weeks = Personen{"\u00AD"}wochen
page-position = Lage auf der Skala
page-principle = Grundsatz der Rubrik
page-reason = Grund
page-references = Quellen
page-scope = Umfang
page-show = Anzeigen
page-state = Stand
page-strips = Die Streifen zeigen Prozent der jeweils eigenen Spanne.
page-target = Ziel
page-until = bis zum { $date }

# Die Lückenanalyse.
gaps-lead = Wie weit jede Antwort von ihrem Ziel entfernt ist, in der Reihenfolge, in der sich das Schließen am meisten lohnt.
gaps-below = Unter dem Ziel
gaps-at = Am Ziel
gaps-with-target = von { $all } mit Ziel
gaps-unanswered = Unbeantwortet
gaps-unanswered-note = { $unknown ->
    [0] eine Lücke wird nicht angenommen
   *[other] und { $unknown } unbekannt; eine Lücke wird nicht angenommen
}
gaps-na-note = ausgelassen, mit Begründung
gaps-all = Alle Lücken nach Priorität
gaps-caption = Lücken nach Priorität geordnet
gaps-to = bis
gaps-share = Anteil bisher
gaps-no-item = kein Vorhaben
gaps-closed-by = Geschlossen durch
gaps-pain = { $pain ->
    [low] geringer Leidensdruck
    [medium] mittlerer Leidensdruck
    [high] hoher Leidensdruck
   *[other] Leidensdruck: { $pain }
}
gaps-effort-note = Die Personenwochen sind die des günstigsten Vorhabens, das die Antwort anhebt, jeweils die Mitte der Spanne.
gaps-share-note = „Anteil bisher“ summiert die Prioritäten bis zur jeweiligen Zeile.
gaps-none = Keine Antwort liegt unter ihrem Ziel.

# Der Verlauf: festgehaltene Stände und was sich dazwischen bewegt hat.
history-rubric-changed = Die Rubrik hat sich zwischen den Ständen geändert
history-rubric-changed-note = Werte verschiedener Fassungen der Rubrik sind nur zum Teil vergleichbar. Verlässlicher ist die Veränderung über das, was in beiden Ständen beantwortet ist.
history-first = So wird die Veränderung beim nächsten Mal sichtbar
history-first-note = Diesen Stand als Meilenstein festhalten: eine Datei im Ordner <code>history/</code> neben den Antworten. Die nächste Bewertung wird dann hier und auf jeder Seite damit verglichen.
history-states = Festgehaltene Stände
history-states-caption = Festgehaltene Stände, die ältesten zuerst
history-date = Datum
history-version = Fassung der Rubrik
history-by-kind = Nach { NOUN($kind) }
history-percent = In Prozent der jeweils eigenen Spanne.
history-trend-caption = Werte nach { NOUN($kind) } in jedem Stand
history-last-change = Letzte Änderung
history-moved = Was sich bewegt hat
history-moved-sub = Jede Antwort, die vom vorigen Stand abweicht, mit der Anmerkung dazu.
history-changes-caption = Geänderte Antworten
history-from = Von
history-to = Auf
history-kind = { $kind ->
    [improved] verbessert
    [regressed] verschlechtert
    [changed] geändert
    [applicability] Anwendbarkeit geändert
    [answered] neu beantwortet
   *[opened] nicht mehr beantwortet
}
history-no-change = Keine Antwort hat sich geändert.

# Das Portfolio: mehrere Bewertungen nebeneinander.
portfolio-lead = Dieselbe Rubrik nebeneinander, in der Reihenfolge der Namen. Das ist keine Rangliste: Umfang und Ziele können sich unterscheiden.
portfolio-spread = Wie weit die Bewertungen auseinanderliegen, nach { NOUN($kind) }
portfolio-one = Eine Bewertung
portfolio-median = Median
portfolio-range = Spanne
portfolio-spread-caption = Niedrigster, mittlerer und höchster Wert nach { NOUN($kind) }
portfolio-lowest = Niedrigster
portfolio-highest = Höchster
portfolio-heat = Alle Bewertungen nach { NOUN($kind) }
portfolio-heat-sub = Die Farbe zeigt die letzte ganz erreichte Stufe.
portfolio-heat-caption = Wert und Ziel nach Bewertung und { NOUN($kind) }
portfolio-assessment = Bewertung
portfolio-overall = <b class="num">{ $score }</b> gesamt
portfolio-cell-target = Ziel { $target }
portfolio-found = Was die Bewertungen ergeben haben
portfolio-profile = Profil { $profile }

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
roadmap-overruns = Länger als die Wochen ihrer Phase: { $n } Vorhaben

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

# Das Risikoregister: Eckdaten und Matrix.
risks-above = Über der Risikobereitschaft
risks-above-appetite = über der Risikobereitschaft
risks-appetite = ohne Behandlung akzeptiert bis { NOUN($level) }
risks-no-appetite = keine Risikobereitschaft festgelegt
risks-unowned = Ohne Zuständige
risks-of-open = von { $all } offenen
risks-overdue = Überprüfungen überfällig
risks-without-review = Ohne Datum der Überprüfung: { $n } von { $all }
risks-overdue-below = siehe unten
risks-reviews-kept = alle Termine sind eingehalten
risks-on-watch = Unter Beobachtung
risks-on-watch-note = durch die Antworten nicht ausgelöst
risks-matrix = Wahrscheinlichkeit und Auswirkung, jetzt und nach dem Plan
risks-matrix-sub = Die Nummern sind die des Registers. Maßgeblich ist das Register; die Matrix zeigt nur, wo sich Risiken häufen.
risks-matrix-picture = Matrix als Bild
risks-matrix-caption = Risiken nach Wahrscheinlichkeit (Zeilen) und Auswirkung (Spalten). Umrandete Felder liegen über der Risikobereitschaft.
risks-likelihood-number = Wahrscheinlichkeit { $n }
risks-impact-number = Auswirkung { $n }
risks-tag-now = Jetzt: Risiko
risks-tag-after = Nach dem Plan: Risiko
risks-after-plan = Nach dem Plan
risks-unprojected = { $n ->
    [one] Für Risiko { $numbers } gibt es keine prognostizierte Bewertung, daher keine zweite Marke.
   *[other] Für die Risiken { $numbers } gibt es keine prognostizierte Bewertung, daher keine zweite Marke.
}
risks-none-projected = Für kein Risiko gibt es eine prognostizierte Bewertung.
risks-review-overdue = Überprüfung überfällig
risks-expiring = Akzeptanz, die endet
risks-asks = Was jede Risikostufe verlangt
risks-meaning = Was die Wörter für Wahrscheinlichkeit und Auswirkung bedeuten
risks-likelihood = Wahrscheinlichkeit
risks-impact = Auswirkung

# Das Risikoregister: die Tabelle.
risks-register = Register
risks-register-sub = Geordnet nach Risikostufe, dann nach Auswirkung. „Nach dem Plan“ ist, was bleibt, wenn die unten genannten Vorhaben abgenommen sind.
risks-filter-status = { $status ->
    [suggested] Vorgeschlagen
    [draft] Entwurf
    [open] Offen
    [treating] In Behandlung
    [accepted] Akzeptiert
    [materialised] Eingetreten
    [closed] Geschlossen
   *[other] { CAP($status) }
}
risks-register-caption = Risikoregister, die schwersten zuerst
risks-number = Nr.
risks-risk = Risiko
risks-after = Danach
risks-treatment = Behandlung
risks-no-treatment = noch keine
risks-review = Überprüfung
risks-found-by-team = Vom Team gefunden
risks-rating = { $likelihood }, { NOUN($impact) }
risks-undriven = nichts, was es treibt, ist beantwortet
risks-not-projected = ohne Prognose
risks-accepted-until = akzeptiert bis { $date }
risks-empty = Das Register ist leer: Die Antworten lösen kein Risiko aus, und das Team hat kein eigenes erfasst.
risks-empty-unanswered = Das Register ist leer: Noch ist nichts beantwortet, und das Team hat kein eigenes Risiko erfasst.

# Das Risikoregister: ein Risiko.
risks-each = Jedes Risiko, und was dagegen zu tun ist
risks-cause = Ursache
risks-event = Ereignis
risks-effect = Folge
risks-treatments = Behandlungen
risks-strategy = { $strategy ->
    [avoid] vermeiden
    [reduce] mindern
    [share] teilen
    [accept] akzeptieren
   *[other] { $strategy }
}
risks-strategy-label = { CAP(risks-strategy) }
risks-items = Vorhaben der Roadmap, die es mindern
risks-gaps = Lücken dahinter
risks-look-out = Zu beobachten
risks-drivers = Was es treibt
risks-driver-level = Stufe
risks-safe-at = Sicher ab
risks-inherent = Inhärent
risks-computed = Nach den Regeln
risks-now-decided = Jetzt, wie entschieden
risks-exposure = Exposition
risks-additions = Zusätzlich erhöht
risks-why = Warum es hier steht
risks-why-recorded = vom Team erfasst
risks-why-kept = vom Team beibehalten; die Antworten lösen es nicht aus
risks-signals = Signale
risks-decision = Entscheidung
risks-until = Akzeptiert bis
risks-by = entschieden durch { $name }
risks-decided-by = Entschieden durch

# Das Risikoregister: unter Beobachtung.
risks-watch = Unter Beobachtung
risks-watch-sub = Risiken der Rubrik, die die Antworten nicht auslösen. Sie kommen wieder, wenn sich Antworten ändern.
risks-watched = { $n ->
    [one] { $n } Risiko nicht im Register
   *[other] { $n } Risiken nicht im Register
}
risks-watch-caption = Beobachtete Risiken
risks-not-raised = Warum nicht ausgelöst
risks-would-be = Wäre
risks-below-threshold = unter der Schwelle
risks-nothing-answered = nichts, wovon es abhängt, ist beantwortet

# Empfehlungen: Notizen zu Werkzeugen.
recommendations-lead = Jede Möglichkeit steht bei dem, wozu sie dient, mit dem, was hier dafür und dagegen spricht.
recommendations-looked-up = Die Angaben zu Werkzeugen wurden am { $date } nachgeschlagen.
recommendations-stale = Die Angaben zu Werkzeugen sind veraltet
recommendations-older = Sie sind älter, als die Rubrik erlaubt.
recommendations-older-date = Sie sind älter, als die Rubrik erlaubt: Stand { $date }.
recommendations-check = Vor einer Entscheidung Lizenz, Zustand und neueste Version prüfen.
recommendations-summary = Was wozu passt
recommendations-caption = Gruppen von Werkzeugen, wozu sie dienen und welche Möglichkeiten passen
recommendations-category = Gruppe
recommendations-need = Bedarf
recommendations-serves = Dient
recommendations-options = Möglichkeiten, die zum Umfeld passen
recommendations-fits = Passt
recommendations-no-need = keiner
recommendations-open-gap = offene Lücke
recommendations-below = { $n ->
    [one] { $n } { CAP($kind) } unter dem Ziel
   *[other] { $n } { CAP($plural) } unter dem Ziel
}
recommendations-no-fact = keine Angabe entscheidet
recommendations-none = Die Rubrik hat keine Notizen zu Werkzeugen.
recommendations-spare = Zum Nachschlagen
recommendations-spare-sub = Diese Gruppen dienen keiner offenen Lücke.
recommendations-groups = { $n ->
    [one] { $n } Gruppe: { $names }
   *[other] { $n } Gruppen: { $names }
}
recommendations-migrations = Nicht mehr verfügbar: den Ausstieg planen
recommendations-migrations-sub = Aufgeführt, damit niemand sie einführt. Wo eines noch im Einsatz ist, gehört sein Ersatz auf die Roadmap.
recommendations-discontinued = eingestellt
recommendations-out-of-date = veraltet
recommendations-avoid-when = Nicht, wenn:
recommendations-served = Diente:
recommendations-rules = Wie die Möglichkeiten gewählt werden
recommendations-rules-count = Regeln für diese Seite: { $n }

# Kennzahlen.
metrics-lead = Wozu das Bewertete dient: jede Kennzahl mit ihrem Messwert, ihrer Einstufung und dem, was sie bewegt.
metrics-all = Alle Kennzahlen
metrics-caption = Kennzahlen mit Messwert, Einstufung und Bewegung
metrics-metric = Kennzahl
metrics-band = Einstufung
metrics-movement = Bewegung
metrics-as-of = Stand
metrics-no-bands = keine Einstufung
metrics-no-date = kein Datum
metrics-movement-of = { $movement ->
    [better] besser
    [worse] schlechter
    [same] gleich
   *[other] { $movement }
}
metrics-not-measured = noch nicht gemessen
metrics-none = Die Rubrik nennt keine Kennzahl.
metrics-rules = Regeln für Kennzahlen
metrics-no-source = keine Quelle angegeben
metrics-bands = Einstufungen von { $name }, die schlechteste zuerst
metrics-named = Genannt als
metrics-named-in = „{ $name }“ in „{ $source }“
metrics-unit = Einheit
metrics-unit-name = { $unit ->
    [percent] Prozent
    [count] Anzahl
    [hours] Stunden
    [days] Tage
    [weeks] Wochen
    [currency] Währung
   *[other] { $unit }
}
metrics-measured-in = Gemessen in
metrics-moved-by = Bewegt durch
metrics-bands-from = Einstufung nach

# Antworten von Beteiligten, Teilnehmende, Angaben.
stakeholders-lead = Was die Menschen rund um die Arbeit gesagt haben und wozu ihre Antworten beitragen.
stakeholders-questions = Fragen an Beteiligte
stakeholders-context = Umfeld
stakeholders-who = Wer mitgewirkt hat und was als gegeben galt
stakeholders-participants = Teilnehmende
stakeholders-participants-caption = Teilnehmende, ihre Rollen und ob sie abgestimmt haben
stakeholders-name = Name
stakeholders-role = Rolle
stakeholders-votes = Stimmt ab
stakeholders-no-participant = Es sind keine Teilnehmenden erfasst.
stakeholders-facilitated = Moderation: { $name }.
stakeholders-facts = Angaben zum Umfeld
stakeholders-facts-caption = Angaben, nach denen sich Profile, Risiken und Empfehlungen richten
stakeholders-fact = Angabe
stakeholders-value = Inhalt
stakeholders-facts-note = Ziele, Risiken und Empfehlungen richten sich nach diesen Angaben.
stakeholders-no-fact = Es sind keine Angaben erfasst.

# Nächste Schritte.
next-lead = Was die Roadmap in Gang bringt, nach Zeitraum, gerechnet ab der Bewertung vom { $date }.
next-caption = Schritte bis zum { $date }
next-step = Schritt
next-status = Stand
next-due = Fällig
next-done-when = Erledigt, wenn
next-feeds = Trägt bei zu
next-no-due = kein Termin
next-no-name = noch kein Name
next-empty = Für diesen Zeitraum ist kein Schritt festgelegt.

# Wie die Werte entstehen: Titel und Liste der Abschnitte.
method-title = { $n ->
    [one] Wie aus einer Antwort { $score } wird
   *[other] Wie aus { $n } Antworten { $score } wird
}
method-title-of = { $n ->
    [one] Wie aus einer Antwort { $score } von { $top } wird
   *[other] Wie aus { $n } Antworten { $score } von { $top } wird
}
method-title-score = Wie aus Antworten ein Wert wird
method-title-results = Wie aus Antworten Ergebnisse werden
method-lead = { $gaps ->
    [true] { $risks ->
        [true] { $roadmap ->
            [true] Werte, Lücken, Risiken und die Roadmap
           *[false] Werte, Lücken und Risiken
        }
       *[false] { $roadmap ->
            [true] Werte, Lücken und die Roadmap
           *[false] Werte und Lücken
        }
    }
   *[false] { $risks ->
        [true] { $roadmap ->
            [true] Werte, Risiken und die Roadmap
           *[false] Werte und Risiken
        }
       *[false] { $roadmap ->
            [true] Werte und die Roadmap
           *[false] Werte
        }
    }
} folgen nach den Regeln dieser Seite aus den Antworten. Mit Papier und Bleistift ergeben sich dieselben Werte.
method-toc = Auf dieser Seite
method-toc-scales = { $n ->
    [one] Skala
   *[other] Skalen
}
method-toc-score = Gesamtwert
method-toc-result = Gesamtergebnis
method-toc-bands = Einstufungen
method-toc-open = Ausgelassen
method-toc-readings = Andere Rahmenwerke
method-toc-gaps = Lücken
method-toc-risks = Risiken
method-toc-rubric = Rubrik

# Wie die Werte entstehen: Skalen und Schritte.
method-scale = Die Skala
method-scales = Die { $n } Skalen der Antworten
method-scale-name = { CAP($name) }
method-rules = Regeln für Antworten
method-to-score = Von den Antworten zum Gesamtwert
method-to-result = Von den Antworten zum Gesamtergebnis
method-step-one = Schritt { $step }: { CAP($kind) }
method-step-each = Schritt { $step }: { CAP($plural) }
method-step-all = Schritt { $step }: { CAP($plural) }
method-step-whole = Schritt { $step }: das Ganze
method-whole = Das Ganze
method-multiply = Jede Antwort mit ihrem Gewicht multiplizieren, die Produkte addieren und durch die Summe der Gewichte teilen.
method-own-rules = Jeweils nach eigener Regel.
method-worked-caption = Wie die Ergebnisse zustande kommen: { CAP($plural) }
method-computed = Berechnung
method-exact = Exakt
method-shown = Angezeigt
method-inputs = Eingangswerte von { $name }
method-rounds-last = Dazwischen wird nicht gerundet, sofern kein Schritt es verlangt.
method-exactly = Exakt <b class="num">{ $exact }</b>, angezeigt als <b class="num">{ $shown }</b>.
method-exactly-band = Exakt <b class="num">{ $exact }</b>, angezeigt als <b class="num">{ $shown }</b>: „{ $band }“.
method-bands = Namen für den Gesamtwert
method-this-report = dieser Bericht
method-facets = Quer durch den Baum
method-facet = { CAP($name) }: { $values }

# Wie die Werte entstehen: was ausgelassen wird, andere Rahmenwerke.
method-open = Was in keine Zahl eingeht
method-na-note = Kann hier nicht zutreffen, mit schriftlicher Begründung. Ausgelassen und gezählt.
method-unknown = Unbekannt
method-unknown-note = Gefragt, und niemand konnte es sagen. Angezeigt als „?“.
method-unanswered = Unbeantwortet
method-unanswered-note = Noch nicht beantwortet. Angezeigt als „–“, nie als Antwort.
method-out-of-scope-note = Die Bedingung gilt nicht, oder es ist nicht ausgewählt. Weder gefragt noch gezählt.
method-readings-sub = Worauf dieselben Antworten dort hindeuten. Keine Bewertung nach diesen Rahmenwerken: Dafür wären deren eigene Fragen zu beantworten.
method-sections = Abschnitte von { $name }
method-section = Abschnitt
method-missing = Für die nächste Stufe fehlt:
method-open-count = { $n ->
    [one] { $n } offene Antwort zählt 0.
   *[other] { $n } offene Antworten zählen 0.
}

# Wie die Werte entstehen: Lücken, Risiken, Roadmap, Nachweise.
method-gaps = Lücken, Ziele und Priorität
method-gaps-later = Lücken werden geordnet, sobald es Antworten gibt.
method-example = Durchgerechnet an der ersten Lücke
method-example-gap = <a href="{ $url }">{ $name }</a> steht bei { $now }, das Ziel ist { $target }: eine Lücke von { $gap }.
method-example-weight = Das Gewicht ist { $weight }.
method-example-pain = { $pain ->
    [none] Das Gewicht ist { $weight }, Leidensdruck besteht nicht.
    [low] Das Gewicht ist { $weight }, der Leidensdruck gering.
    [medium] Das Gewicht ist { $weight }, der Leidensdruck mittel.
    [high] Das Gewicht ist { $weight }, der Leidensdruck hoch.
   *[other] Das Gewicht ist { $weight }, der Leidensdruck { $pain }.
}
method-profiles = Profile
method-profiles-note = Ein Profil passt die Rubrik an eine Art von Organisation an: Gewichte, Ziele und was gefragt wird.
method-risks = Wie Risiken bewertet werden
method-matrix = Risikostufe nach Wahrscheinlichkeit und Auswirkung
method-matrix-caption = Risikostufe nach Wahrscheinlichkeit und Auswirkung
method-matrix-note = Wahrscheinlichkeit von oben, die höchste zuerst; Auswirkung nach rechts.
method-appetite = Die Risikobereitschaft reicht bis { $level }: Höhere Stufen liegen über der Risikobereitschaft.
method-likelihood-caption = Stufen der Wahrscheinlichkeit
method-impact-caption = Stufen der Auswirkung
method-scale-step = Stufe
method-meaning = Bedeutung
method-asks = Was eine Risikostufe verlangt
method-asks-caption = Risikostufen und ihre Folge
method-risk-level = Risikostufe
method-consequence = Folge
method-roadmap = Wie die Roadmap entsteht
method-evidence-sub = { $n } von { $all } Antworten mit Nachweisen, die jemand anderes prüfen kann.

# Wie die Werte entstehen: Grenzen, Rubrik, Quellen.
method-not = Was ein Wert nicht ist
method-not-audit = Keine Zertifizierung und keine Prüfung: Er gibt wieder, was geantwortet wurde, mit den Nachweisen, die vorlagen.
method-not-people = Kein Maß für Menschen: Er beschreibt, wie die Arbeit eingerichtet ist.
method-not-ranking = Keine Rangliste: Umfang, Ziele und Profile können sich zwischen Bewertungen unterscheiden.
method-not-forecast = Keine Vorhersage: Was die Roadmap erreicht, ist eine Schätzung bis zur nächsten Bewertung.
method-not-metric = Stufen sind Schritte in einer Reihenfolge. Ihre Abstände müssen nicht gleich sein; ein Mittelwert zeigt, wohin zu schauen ist, mehr nicht.
method-rubric = Die Rubrik: { $title }
method-version = Fassung
method-version-as-of = { $version }, Stand { $date }
method-made-from = Erstellt aus
method-principle = Grundsatz
method-size = Größe
method-size-of = { $n ->
    [one] { $n } { CAP($kind) }
   *[other] { $n } { CAP($plural) }
}
method-data = Daten
method-json = Alle Zahlen als JSON
method-references-sub = Das letzte Wort jeder Zeile sagt, woher die Verfasser der Rubrik die Quelle kennen.

# Die Seite für Adressen, die es nicht gibt.
missing-title = Unter dieser Adresse gibt es keine Seite
missing-lead = Vielleicht wurde der Bericht neu erstellt, seit der Link entstand.
missing-start = Startseite

# Die Seite, die alles enthält: Deckblatt und Inhalt.
print-assessed = Bewertet
print-score-of = <b class="num">{ $score }</b> von { $top }
print-profile = Profil
print-facilitator = Moderation
print-button = Drucken oder als PDF speichern
print-method = Skala, Regeln und der Wert von Hand durchgerechnet
