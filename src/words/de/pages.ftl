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
history-first-note = Die Antworten in Git festhalten: Der letzte Stand jedes Monats, oder jeder mit einem Tag, wird hier und auf jeder Seite mit heute verglichen. <code>gapmap milestone NAME</code> hält diesen Stand unter einem Namen fest.
history-states = Alle Stände
history-each-state = Jeder der { $n } Stände
history-states-caption = Alle Stände, die ältesten zuerst
history-date = Datum
history-version = Fassung der Rubrik
history-then = Nach damaliger Rubrik
history-course-rulers = Die kräftige Linie folgt der heutigen Rubrik, die dünne der jeweils damaligen; eine Lücke heißt: neue Rubrik.
history-by-kind = Nach { NOUN($kind) }
history-percent = In Prozent der jeweils eigenen Spanne.
history-trend-caption = Werte nach { NOUN($kind) } in jedem Stand
history-last-change = Letzte Änderung
history-moved = Was sich bewegt hat
history-moved-sub = Jede Antwort, die vom vorigen Stand abweicht, mit der Anmerkung dazu und den Commits, die sie geändert haben.
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
portfolio-trend = Im Lauf der Zeit
portfolio-trend-sub = Der Gesamtwert jeder Bewertung nach heutiger Rubrik, vom ersten Stand bis heute.
portfolio-first = Zuerst
portfolio-found = Was die Bewertungen ergeben haben
portfolio-profile = Profil { $profile }

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
method-limits = Manche Kategorien haben eigene Grenzen; das Risikoregister führt sie auf.
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
method-scores = Nur die Werte
method-badge = Plakette
method-badge-picture = Zeichnung für eine README-Datei
method-badge-data = Daten für shields.io
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

# Dateien für andere Werkzeuge: Kalender, Vorgänge, Maßnahmenplan.
export-calendar = { $subject } – Roadmap und Risiken
export-phase-end = { $phase }: Ende der Phase
export-risk-review = Risiko überprüfen: { $risk }
export-acceptance-end = Akzeptanz endet: { $risk }
export-owner = Verantwortlich: { $owner }
export-effort-one = Aufwand: 1 Personenwoche
export-effort = Aufwand: { $effort } Personenwochen
export-dates = Geplant: { $dates }
export-level = Stufe jetzt: { $level }
export-checks = Fertig, wenn
export-facts = Plan
export-lifts = Hebt
export-needs = Braucht zuerst
export-risks = Risiken, die es mindert
export-exit = Die Phase endet, wenn
export-link = Im Bericht
export-poam = { $subject }: Maßnahmenplan mit Meilensteinen
export-risk-owner = Verantwortet ein Risiko
export-item-owner = Verantwortet ein Vorhaben der Roadmap
export-treatment = { $treatment ->
    [avoid] Risiko vermeiden
    [reduce] Risiko mindern
    [share] Risiko teilen
   *[accept] Risiko akzeptieren
}
export-files = Für andere Werkzeuge
export-files-of = Für andere Werkzeuge: { $file }
export-file = { $file ->
    [roadmap-ics] Kalender
    [roadmap-mmd] Mermaid
    [issues-github-json] Vorgänge, JSON
    [issues-github-csv] Vorgänge, CSV
    [issues-jira-csv] Vorgänge für Jira
   *[poam-json] OSCAL POA&M
}

# Plaketten für eine README-Datei: Bezeichnung und Wert nebeneinander.
badge-nothing = noch kein Wert
badge-range = { $low } bis { $high }
badge-title = { $label }: { $value }
badge-title-of = { $label }: { $value } ({ $subject }, { $date })
