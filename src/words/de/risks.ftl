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

# Das Risikoregister: was über der Risikobereitschaft liegt, was fällig ist, Grenzen.
risks-above-tolerance = über der Risikotoleranz
risks-of-them-above-tolerance = { $n ->
    [one] { $n } davon über der Risikotoleranz
   *[other] { $n } davon über der Risikotoleranz
}
risks-moved-number = Bewegt
risks-moved-since = seit { $since }
risks-above-caption = Risiken über der Risikobereitschaft, die schwersten zuerst
risks-next = Als Nächstes
risks-nobody = noch niemand
risks-untreated = keine entschieden
risks-no-date = kein Termin
risks-proposed = nichts geplant; vorgeschlagen: { $text }
risks-nothing-next = nichts geplant
risks-above-more = { $n ->
    [one] { $n } weiteres steht im Register; „Über der Risikobereitschaft“ zeigt es dort.
   *[other] { $n } weitere stehen im Register; „Über der Risikobereitschaft“ zeigt sie dort.
}
risks-none-above = Kein offenes Risiko liegt über der Risikobereitschaft: Bis { NOUN($level) } wird ohne Behandlung akzeptiert.
risks-none-above-limits = Kein offenes Risiko liegt über der Risikobereitschaft seiner Kategorie.
risks-none-above-open = Kein Risiko ist offen.
risks-none-above-no-limit = Keine Risikobereitschaft ist festgelegt, also kann nichts darüber liegen.
risks-due = Fällige Überprüfungen und auslaufende Akzeptanz
risks-days-overdue = { $n ->
    [one] seit { $n } Tag überfällig
   *[other] seit { $n } Tagen überfällig
}
risks-ends-in = { $n ->
    [0] endet heute
    [one] endet in { $n } Tag
   *[other] endet in { $n } Tagen
}
risks-ended-ago = { $n ->
    [one] vor { $n } Tag abgelaufen
   *[other] vor { $n } Tagen abgelaufen
}
risks-more = { $n ->
    [one] { $n } weiteres
   *[other] { $n } weitere
}
risks-limits = Risikobereitschaft und -toleranz nach Kategorie
risks-limits-note = Bis zur Risikobereitschaft wird ein Risiko ohne Behandlung akzeptiert, bis zur Toleranz, solange eine Behandlung läuft. Der Umriss in der Matrix folgt der ersten Zeile, das Register jeder Kategorie.
risks-limit-general = Alle anderen
risks-category = Kategorie
risks-appetite-head = Bereitschaft
risks-tolerance-head = Toleranz
risks-tolerance = Risikotoleranz: Bis { NOUN($level) } wird hingenommen, solange eine Behandlung läuft.
risks-tags-more = +{ $n }

# Das Risikoregister: was sich seit einem Meilenstein bewegt hat.
risks-movement = Was sich seit { $since } bewegt hat
risks-movement-caption = Risiken, die sich bewegt haben, und warum
risks-moved-each = { $n ->
    [one] { $n } Änderung, und warum
   *[other] { $n } Änderungen, und warum
}
risks-moved-head = Änderung
risks-moved-then = { $since }
risks-moved-why = Warum
risks-moved = { $parts } seit { $since }.
risks-unmoved = Seit { $since } hat sich nichts bewegt.
risks-moved-count = { $kind ->
    [new] { $n } neu
    [raised] { $n } gestiegen
    [rated] { $n } erstmals bewertet
    [lowered] { $n } gesunken
    [unrated] { $n } nicht mehr bewertet
    [status] { $n } mit anderem Status
   *[gone] { $n } weggefallen
}
risks-moved-kind = { $kind ->
    [new] neu
    [raised] gestiegen
    [rated] erstmals bewertet
    [lowered] gesunken
    [unrated] nicht mehr bewertet
    [status] anderer Status
   *[gone] weggefallen
}
risks-moved-from = { $kind ->
    [new] neu
    [raised] gestiegen von { $from }
    [rated] erstmals bewertet
    [lowered] gesunken von { $from }
    [unrated] nicht mehr bewertet
    [status] vorher { $from }
   *[gone] weggefallen
}
risks-steps = { $likelihood } × { $impact }
risks-level-of = { $level } { risks-steps }
risks-moved-logged = { $date }: { $why }
risks-moved-decided-by = { $name } hat entschieden: { $reason }
risks-moved-decided-why = entschieden: { $reason }
risks-moved-decided = vom Team entschieden
risks-moved-by-rules = die Regeln entscheiden wieder
risks-moved-answer = { $name }: { $from } → { $to }
risks-moved-calm = nicht mehr gemessen: { $metric }
risks-moved-fact = zählt jetzt: { $why }
risks-moved-no-fact = zählt nicht mehr: { $why }
risks-gone-quiet = die Antworten lösen es nicht mehr aus
risks-gone-inapplicable = es trifft hier nicht mehr zu
risks-gone-own = das Team führt es nicht mehr

# Das Risikoregister: nach Zuständigen, vorgeschlagene, Filter.
risks-owners = Wer wofür zuständig ist
risks-owners-caption = Offene Risiken nach Zuständigen
risks-open-head = Offen
risks-next-review = Nächste Überprüfung
risks-numbers = Nummern
risks-all-categories = Alle Kategorien
risks-all-owners = Alle Zuständigen
risks-find = Im Register suchen
risks-suggested = Vorgeschlagen, noch nicht übernommen
risks-suggested-sub = Die Antworten lösen diese Risiken aus, und niemand hat sie übernommen. Je eine Zeile übernimmt sie.
risks-suggested-n = { $n ->
    [one] { $n } Zeile, die es übernimmt
   *[other] { $n } Zeilen, die sie übernehmen
}
risks-adopt-how = Sie gehören in <code>{ $file }</code>; an die Stelle von „{ $who }“ tritt die Kennung der zuständigen Person.
risks-adopt-owner = wer

# Das Risikoregister: die Tabelle.
risks-register = Register
risks-register-sub = Offene Risiken zuerst, davon die über der Risikobereitschaft, dann nach Risikostufe und Auswirkung. „Danach“ ist, was bleibt, wenn der Plan umgesetzt ist.
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
risks-by-rules = Nach den Regeln: { $level } ({ LOWER($likelihood) }, { NOUN($impact) })
risks-unjustified = Erwartet, aber nichts im Plan begründet es:
risks-hoped = { $level } ({ LOWER($likelihood) }, { NOUN($impact) })
risks-residual-plan = mit den Stufen, die nach { $items } erwartet werden
risks-residual-untreated = nichts im Plan behandelt es
risks-residual-stated = wie es das Team nach { $items } erwartet
risks-residual-decided = wie das Team entschieden hat
risks-controls = Schon vorhanden
risks-cost = kostet { $cost }
risks-costs = Kosten der Behandlung
risks-trigger = Vorzeichen
risks-proximity = Wie bald
risks-proximity-of = { $proximity ->
    [now] jederzeit
    [within-month] innerhalb eines Monats
    [within-quarter] innerhalb eines Quartals
    [within-year] innerhalb eines Jahres
   *[later] später als in einem Jahr
}
risks-raised = Erstmals gesehen
risks-log = Wie sich die Bewertung änderte

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
risks-headline-no-matrix = { $n ->
    [one] { CAP(SPELL($n)) } Risiko ist offen; das Bewertungsraster hat keine Matrix, es zu bewerten
   *[other] { CAP(SPELL($n)) } Risiken sind offen; das Bewertungsraster hat keine Matrix, sie zu bewerten
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
