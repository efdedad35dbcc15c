package broken_test


testcase unfinished {
    x = (
}
