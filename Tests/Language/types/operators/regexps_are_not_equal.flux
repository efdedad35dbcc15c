a = /a/ == /b/ // error: T0002 regexp is not Equatable
