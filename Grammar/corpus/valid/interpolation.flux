a = "one ${1 + 2} two ${"inner ${x} text"} $ three"
b = "${x}"
c = "${{a: 1}.a}"
