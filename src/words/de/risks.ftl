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
