print("gridflux")
