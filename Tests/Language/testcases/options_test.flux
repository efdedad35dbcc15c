package options_test


import "array"
import "planner"
import "testing"
import "testing/expect"

option now = () => 2024-02-03T00:00:00Z

testcase option_of_the_file_holds {
    testing.assertEqualValues(got: now(), want: 2024-02-03T00:00:00Z)
}

testcase option_of_the_case_holds {
    option greeting = "hello"

    testing.assertEqualValues(got: greeting, want: "hello")
}

testcase load_hands_data_on {
    data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])

    testing.diff(got: data |> testing.load(), want: data)
}

testcase tagged {
    option testing.tags = ["slow"]

    testing.assertEqualValues(got: 1, want: 1)
}

testcase tagged_twice {
    option testing.tags = ["slow", "store"]

    testing.assertEqualValues(got: 1, want: 1)
}

testcase rule_fires_as_expected {
    expect.planner(rules: ["MergeGroupRule": 1])

    data = array.from(rows: [{a: "x", b: "y", _value: 1}])

    testing.diff(
        got: data |> group(columns: ["a"]) |> group(columns: ["b"]),
        want: data |> group(columns: ["b"]),
    )
}

testcase rule_does_not_fire_as_expected {
    expect.planner(rules: ["MergeGroupRule": 2])

    testing.assertEqualValues(got: 1, want: 1)
}

testcase rule_that_is_shut_off_does_not_fire {
    option planner.disableLogicalRules = ["MergeGroupRule"]

    expect.planner(rules: ["MergeGroupRule": 0])

    data = array.from(rows: [{a: "x", b: "y", _value: 1}])

    testing.diff(
        got: data |> group(columns: ["a"]) |> group(columns: ["b"]),
        want: data |> group(columns: ["b"]),
    )
}
