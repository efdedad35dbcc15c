with = 1
where = with
stream = [where]
vector = stream[0]
true = false
größe = 1
日本 = größe
