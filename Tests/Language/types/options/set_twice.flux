option now = () => 2020-01-01T00:00:00Z
option now = () => 2021-01-01T00:00:00Z // error: T0012 option "now" reassigned
