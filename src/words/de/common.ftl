# Zahlen, Daten und Listen. Die Namen kleiner Zahlen beginnen bei null; Monate sind durch Leerzeichen getrennt.
small-numbers = null eins zwei drei vier fünf sechs sieben acht neun zehn
nouns-keep-case = yes
decimal-mark = ,
percent = { $n } %
list = { $most } und { $last }
days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
weeks = { $n ->
    [one] { $n } Woche
   *[other] { $n } Wochen
}
months = Januar Februar März April Mai Juni Juli August September Oktober November Dezember
months-short = Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.
date = { $day }. { $month } { $year }
date-in-year = { $day }. { $month }
date-short = { $day }. { $month }
date-short-year = { $date } { $year }
dates = { $first } – { $last }
dates-in-month = { $from }.–{ $last }
