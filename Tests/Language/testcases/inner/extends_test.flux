package extends_test


import "testing"

word = "inner"

testcase parent_runs_with_options_around_it extends "own/options_test.option_of_the_case_holds" {
    option before = 1

    super()

    option after = 2
}

testcase parent_of_no_module extends "nowhere/options_test.tagged" {
    super()
}

testcase parent_that_is_not_there extends "own/options_test.nothing" {
    super()
}

testcase parent_with_a_parent extends "own/inner/extends_test.parent_of_no_module" {
    super()
}
