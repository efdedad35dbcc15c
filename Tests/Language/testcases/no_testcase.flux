package helper


x = 1
