package outcome_test


import "array"
import "experimental"
import "testing"

meters = array.from(rows: [{id: "m1", _value: 1.0}, {id: "m2", _value: 2.0}])

testcase equal_streams_pass {
    testing.diff(got: meters, want: meters)
}

testcase tiny_distance_passes {
    got = meters |> map(fn: (r) => ({r with _value: r._value + 0.0000001}))

    testing.diff(got: got, want: meters)
}

testcase other_rows_fail {
    got = meters |> map(fn: (r) => ({r with _value: r._value * 2.0}))

    testing.diff(got: got, want: meters)
}

testcase other_keys_fail {
    testing.diff(got: meters |> group(columns: ["id"]), want: meters)
}

testcase far_rows_are_not_shown {
    want =
        array.from(rows: [{n: 1}, {n: 2}, {n: 3}, {n: 4}, {n: 5}, {n: 6}, {n: 7}, {n: 8}, {n: 9}])
    got = want |> filter(fn: (r) => r.n != 5)

    testing.diff(got: got, want: want)
}

testcase column_of_two_types_fails {
    testing.diff(
        got: array.from(rows: [{v: 1}]) |> experimental.set(o: {w: "x"}),
        want: array.from(rows: [{v: 1}]) |> map(fn: (r) => ({r with w: 2})) |> drop(columns: [""]),
    )
}

testcase results_of_other_names_do_not_matter {
    testing.assertEqualValues(got: 1, want: 1)
    meters
}

testcase values_differ {
    testing.assertEqualValues(got: "a", want: "b")
}

testcase failure_is_caught {
    testing.shouldError(fn: () => die(msg: "no data"), want: /^error calling|no data$/)
}

testcase other_failure_fails {
    testing.shouldError(fn: () => die(msg: "no data"), want: /no rows/)
}

testcase missing_failure_fails {
    testing.shouldError(fn: () => 1, want: /no rows/)
}

testcase caught_failure_has_code {
    testing.assertEqualValues(
        got: experimental.catch(fn: () => die(msg: "no data")).code,
        want: uint(v: 3),
    )
}

testcase failure_fails {
    meters |> map(fn: (r) => ({v: die(msg: "no data")}))
}

testcase no_result_fails {
    a = 1
}

testcase wrong_types_fail {
    testing.assertEqualValues(got: 1 + "a", want: 2)
}

testcase assert_empty_passes {
    meters |> filter(fn: (r) => r.id == "m3") |> testing.assertEmpty()
}

testcase assert_empty_fails {
    meters |> testing.assertEmpty()
}

testcase assert_equals_passes {
    meters |> testing.assertEquals(name: "same", want: meters)
}

testcase assert_equals_fails {
    meters |> testing.assertEquals(name: "other", want: meters |> limit(n: 1))
}
