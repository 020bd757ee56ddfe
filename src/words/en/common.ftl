# Numbers, dates and lists. Names of small numbers start at nought; months are separated by spaces.
small-numbers = no one two three four five six seven eight nine ten
decimal-mark = .
percent = { $n }%
list = { $most } and { $last }
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
months = January February March April May June July August September October November December
months-short = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
date = { $day } { $month } { $year }
date-in-year = { $day } { $month }
date-short = { $day } { $month }
date-short-year = { $date } { $year }
dates = { $first } – { $last }
dates-in-month = { $from }–{ $last }
