// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let dateMembers: Members = [
    "April": { Stdlib.dateApril },
    "August": { Stdlib.dateAugust },
    "December": { Stdlib.dateDecember },
    "February": { Stdlib.dateFebruary },
    "Friday": { Stdlib.dateFriday },
    "January": { Stdlib.dateJanuary },
    "July": { Stdlib.dateJuly },
    "June": { Stdlib.dateJune },
    "March": { Stdlib.dateMarch },
    "May": { Stdlib.dateMay },
    "Monday": { Stdlib.dateMonday },
    "November": { Stdlib.dateNovember },
    "October": { Stdlib.dateOctober },
    "Saturday": { Stdlib.dateSaturday },
    "September": { Stdlib.dateSeptember },
    "Sunday": { Stdlib.dateSunday },
    "Thursday": { Stdlib.dateThursday },
    "Tuesday": { Stdlib.dateTuesday },
    "Wednesday": { Stdlib.dateWednesday },
    "add": { Stdlib.dateAdd },
    "hour": { Stdlib.dateHour },
    "microsecond": { Stdlib.dateMicrosecond },
    "millisecond": { Stdlib.dateMillisecond },
    "minute": { Stdlib.dateMinute },
    "month": { Stdlib.dateMonth },
    "monthDay": { Stdlib.dateMonthDay },
    "nanosecond": { Stdlib.dateNanosecond },
    "quarter": { Stdlib.dateQuarter },
    "scale": { Stdlib.dateScale },
    "second": { Stdlib.dateSecond },
    "sub": { Stdlib.dateSub },
    "time": { Stdlib.dateTime },
    "truncate": { Stdlib.dateTruncate },
    "week": { Stdlib.dateWeek },
    "weekDay": { Stdlib.dateWeekDay },
    "year": { Stdlib.dateYear },
    "yearDay": { Stdlib.dateYearDay },
  ]

  static let dateBoundariesMembers: Members = [
    "friday": { Stdlib.dateBoundariesFriday },
    "monday": { Stdlib.dateBoundariesMonday },
    "month": { Stdlib.dateBoundariesMonth },
    "saturday": { Stdlib.dateBoundariesSaturday },
    "sunday": { Stdlib.dateBoundariesSunday },
    "thursday": { Stdlib.dateBoundariesThursday },
    "tuesday": { Stdlib.dateBoundariesTuesday },
    "wednesday": { Stdlib.dateBoundariesWednesday },
    "week": { Stdlib.dateBoundariesWeek },
    "yesterday": { Stdlib.dateBoundariesYesterday },
  ]
}
