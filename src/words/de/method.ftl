# Bedingungen von Regeln und Stufen; Teile werden paarweise verbunden.
condition-always = immer
condition-never = nie
condition-and = { $first } und { $second }
condition-or = { $first } oder { $second }
condition-group = ({ $condition })
condition-not = nicht { $condition }
condition-whole = das Ganze
condition-it = es
condition-outcome = { $node } ist { $outcome }
condition-value = { $node } { $bounds }
condition-share = Anteil der { $over } mit { $each } ist { $bounds }
condition-tally = Anzahl der { $over } mit { $what } ist { $bounds }
condition-state = { $node } ist { $state }
condition-is = { $node } ist { $option }
condition-selected = { $option } ist in { $node } gewählt
condition-only = nur { $option }
condition-with-state = dem Zustand „{ $state }“
condition-lack = { $lack ->
    [unanswered] unbeantwortet
    [unknown] unbekannt
   *[not-applicable] nicht anwendbar
}
condition-bound = { $comparison ->
    [at-least] mindestens { $bound }
    [at-most] höchstens { $bound }
    [above] über { $bound }
    [below] unter { $bound }
   *[equals] genau { $bound }
}
condition-over-children = Elemente direkt darunter
condition-over-leaves = { NOUN($items) } darunter
condition-over-facet = Elemente darunter mit { $facet } { $value }
condition-over-votes = Stimmen
condition-over-measures = Messungen

# Herleitungen: was geantwortet wurde.
derivation-answer = Antwort
derivation-placed = beantwortet in { $place }
derivation-unmet = zählt als niedrigste Antwort, bis jedes Kriterium erfüllt ist; offen: { $ids }
derivation-unmet-value = zählt als niedrigste Antwort, { $value }, bis jedes Kriterium erfüllt ist; offen: { $ids }
derivation-level-points = Stufe { $level }: { $points }
derivation-answer-points = { $answer }: { $points }
derivation-state = { $state ->
    [unknown] gefragt, und niemand weiß es
    [unanswered] noch nicht beantwortet
    [not-applicable] nicht anwendbar
    [out-of-scope] außerhalb des Umfangs
   *[answered] beantwortet
}
# Warum eine Eingabe nicht eingeht.
derivation-exclusion = { $why ->
    [unanswered] unbeantwortet
    [not-applicable] nicht anwendbar
    [out-of-scope] außerhalb des Umfangs
    [no-points] hat keine Punkte
   *[empty] kein Wert darunter
}

# Herleitungen: wie ein Wert aus dem entsteht, was darunter liegt; „of“ steht im Genitiv.
derivation-rule = { $by ->
    [weighted-mean] gewichtetes Mittel { $of }
    [mean] Mittel { $of }
    [weighted-sum] gewichtete Summe { $of }
    [sum] Summe { $of }
    [min] niedrigster Wert { $of }
    [max] höchster Wert { $of }
   *[median] Median { $of }
}
derivation-rule-shares = { $rule }, jeweils als Anteil des eigenen Bereichs
derivation-rule-stages = höchste Stufe, deren Bedingungen erfüllt sind, samt denen jeder niedrigeren Stufe
derivation-rule-rules = erste zutreffende Regel
derivation-rule-none = kein eigener Wert
derivation-rule-tally = Anzahl der Ergebnisse { $of }
derivation-rule-tally-measures = Anzahl der Ergebnisse jeder Messung
derivation-rule-answer = die Antwort
derivation-of-children = der { NOUN($kinds) }
derivation-of-leaves = aller { NOUN($items) } darunter
derivation-of-kind = der { NOUN($kinds) }
derivation-of-each-measure = der Ergebnisse jeder Messung
derivation-of-own = der { $over }
derivation-of-facet = der { $over }

# Der Wert in einer Zelle einer Facette.
derivation-facet = { $by ->
        [weighted-mean] gewichtetes Mittel
        [mean] Mittel
        [weighted-sum] gewichtete Summe
        [sum] Summe
        [min] niedrigster Wert
        [max] höchster Wert
        [median] Median
       *[other] Ergebnis
    } aller Elemente mit dieser Ausprägung; { $missing ->
        [zero] offene Antworten zählen als 0
        [skip] offene Antworten bleiben unberücksichtigt
       *[void] kein Wert, bis alles beantwortet ist
    }

# Herleitungen: der Name einer Rechnung.
derivation-by = { $by ->
    [weighted-mean] gewichtetes Mittel
    [mean] Mittel
    [weighted-sum] gewichtete Summe
    [sum] Summe
    [min] Minimum
    [max] Maximum
    [median] Median
    [stages] höchste Stufe
    [rules] erste zutreffende Regel
    [tally] Auszählung
   *[none] nichts; kein eigener Wert
}
derivation-by-over = { $by } der { $over }

# Herleitungen: Formeln. Rechenzeichen sind in jeder Sprache gleich.
derivation-series = { $first }; { $second }
derivation-min = min({ $points })
derivation-max = max({ $points })
derivation-median = Median({ $points })
derivation-kept = [{ $formula }] begrenzt auf { $low } bis { $high }
derivation-stored = { $result } (so übernommen)
derivation-nothing = nichts zu berechnen
derivation-none = hier wird kein Wert berechnet
derivation-no-rule = { $n ->
    [one] die einzige Regel trifft nicht zu
   *[other] keine der { $n } Regeln trifft zu
}
derivation-rule-holds = Regel { $at } trifft zu: { $when }
derivation-rule-else = Regel { $at }: keine davor trifft zu
derivation-incomplete = kein Wert, bis alles beantwortet ist
derivation-stage = { $value } = Stufe { $at } von { $all }: sie und alle darunter sind erfüllt
derivation-stage-base = { $value } = Grundwert: die erste Stufe ist nicht erfüllt
derivation-stage-blocked = { $stage }; { $next } wird blockiert durch { $ids }
derivation-stage-needs = { $stage }; { $next } erfordert: { $when }
derivation-tally = { $result ->
    [unanswered] { $n } unbeantwortet
    [unknown] { $n } unbekannt
    [na] { $n } nicht anwendbar
   *[other] { $n } { LOWER($name) }
}

# Herleitungen: wie offene Antworten und Rundung behandelt werden.
derivation-missing = { $missing ->
    [skip] offene Antworten bleiben unberücksichtigt; Abdeckung und Spanne zeigen sie
    [zero] offene Antworten zählen als 0
   *[void] kein Wert, bis alles beantwortet ist
}
derivation-na = { $na ->
    [skip] nicht anwendbare Antworten bleiben unberücksichtigt
    [target] nicht anwendbare Antworten zählen als ihr Ziel oder als oberes Ende ihrer Skala
    [zero] nicht anwendbare Antworten zählen als 0
   *[forbid] „nicht anwendbar“ ist nicht zulässig
}
derivation-normalised = jede Eingabe wird zuerst auf ihrem eigenen Bereich auf 0–1 gebracht
derivation-rounded = { $stage ->
        [display] einmal für die Anzeige gerundet
        [stored] hier gerundet, bevor etwas darüber berechnet wird
       *[band] für die Anzeige und vor der Einstufung gerundet
    }, kaufmännisch auf { $digits ->
        [one] { $digits } Nachkommastelle
       *[other] { $digits } Nachkommastellen
    }
derivation-cut-off = { $stage ->
        [display] einmal für die Anzeige abgeschnitten
        [stored] hier abgeschnitten, bevor etwas darüber berechnet wird
       *[band] für die Anzeige und vor der Einstufung abgeschnitten
    }, nach { $digits ->
        [one] { $digits } Nachkommastelle
       *[other] { $digits } Nachkommastellen
    }
derivation-not-rounded = nicht gerundet

# Skalen: was eine Antwort ist und was sie zählt.
scales-level = Eine Stufe.
scales-level-halves = Eine Stufe oder die Mitte zwischen zwei Stufen.
scales-choice = Eine der Optionen; sie haben keine Punkte.
scales-choice-points = Eine der Optionen; jede zählt ihre Punkte.
scales-multi = Beliebig viele Optionen, auch keine; { $how }.
scales-multi-within = Beliebig viele Optionen, auch keine; { $how }, begrenzt auf { $low } bis { $high }.
scales-multi-how = { $how ->
    [rules] Regeln entscheiden, was sie bedeuten
    [sum] ihre Punkte werden addiert
    [mean] das Mittel ihrer Punkte zählt
    [count] ihre Anzahl zählt
    [all] 1, wenn alle gewählt sind, sonst 0
   *[any] 1, wenn mindestens eine gewählt ist, sonst 0
}
scales-boolean = Ja oder nein.
scales-states = Der höchste erreichte Zustand zählt.
scales-number = Eine Zahl { $range }.
scales-number-clamped = Eine Zahl { $range }; was darüber hinausgeht, zählt als das nähere Ende.
scales-range = von { $low } bis { $high }
scales-range-unit = von { $low } bis { $high } ({ $unit })
scales-rescaled = { $from } zählt { $points }, und { $to } zählt { $most }.
scales-users = { $n } { $n ->
    [one] { NOUN($kind) }
   *[other] { NOUN($kinds) }
}

# Einstufungen: Abschnitte des Werts.
scales-from = ab { $edge }
scales-above = über { $edge }
scales-up-to = bis { $edge }
scales-below = unter { $edge }
scales-stretch = { $from }, { $to }
scales-everything = alles

# Der Name einer Art als Überschrift.
rubric-kind = { CAP($kind) }

# Angaben zum Kontext, und was die Eignung eines Werkzeugs von ihnen verlangt.
facts-yes = ja
facts-no = nein
facts-not-given = nicht angegeben
facts-profile = Profil { $profile }
facts-value = { $fact }: { $value }
facts-at-least = { $fact }: { $value } (mindestens { $bound })
facts-at-most = { $fact }: { $value } (höchstens { $bound })
