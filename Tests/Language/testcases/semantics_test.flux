package semantics_test


import "array"
import "csv"
import "experimental"
import "experimental/dynamic"
import "experimental/table"
import "influxdata/influxdb/schema"
import "internal/debug"
import "internal/testing"
import fluxTesting "testing"
import "testing/expect"

// A map of the shape that upstream vectorises has three-valued logic, and keeps the row's order.
testcase vectorised_map_keeps_null {
    expect.planner(rules: ["vectorizeMapRule": 1])

    got =
        array.from(rows: [{a: true, b: debug.null(type: "bool")}])
            |> map(fn: (r) => ({r with c: r.b and r.a}))
    want = array.from(rows: [{a: true, b: debug.null(type: "bool"), c: debug.null(type: "bool")}])

    fluxTesting.diff(got: got, want: want)
}

testcase map_of_another_shape_takes_null_for_false {
    expect.planner(rules: ["vectorizeMapRule": 0])

    got =
        array.from(rows: [{a: true, b: debug.null(type: "bool")}])
            |> map(fn: (r) => {
                return {r with c: r.b and r.a}
            })
    want = array.from(rows: [{a: true, b: debug.null(type: "bool"), c: false}])

    fluxTesting.diff(got: got, want: want)
}

testcase rules_of_nested_queries_count {
    expect.planner(rules: ["vectorizeMapRule": 1])

    found =
        array.from(rows: [{a: 1}])
            |> map(fn: (r) => ({b: r.a + 1}))
            |> findRecord(fn: (key) => true, idx: 0)

    fluxTesting.assertEqualValues(got: found.b, want: 2)
}

testcase sort_is_removed_behind_a_selector {
    expect.planner(rules: ["universe/RemoveRedundantSort": 1])

    got =
        array.from(rows: [{v: 2}, {v: 1}])
            |> sort(columns: ["v"])
            |> min(column: "v")
            |> sort(columns: ["v"])

    fluxTesting.diff(got: got, want: array.from(rows: [{v: 1}]))
}

testcase second_fill_is_removed {
    expect.planner(rules: ["experimental/table.IdempotentTableFill": 1])

    data = array.from(rows: [{v: 1}])

    fluxTesting.diff(got: data |> table.fill() |> table.fill(), want: data)
}

testcase pivot_takes_values_of_several_types {
    data =
        "
#datatype,string,long,dateTime:RFC3339,string,double
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,_field,_value
,,0,2024-01-01T00:00:00Z,f,1.5

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,_field,_value
,,1,2024-01-01T00:00:00Z,s,on
"
    got =
        csv.from(csv: data)
            |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")

    fluxTesting.diff(
        got: got,
        want: array.from(rows: [{_time: 2024-01-01T00:00:00Z, f: 1.5, s: "on"}]),
    )
}

testcase keys_under_one_table_number_are_tables_of_their_own {
    data =
        "
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,0,a,1.0
,,0,b,2.0
"

    fluxTesting.diff(
        got: csv.from(csv: data) |> group(),
        want: array.from(rows: [{host: "a", _value: 1.0}, {host: "b", _value: 2.0}]),
    )
}

testcase range_keeps_rows_by_its_own_bounds {
    got =
        array.from(
            rows: [
                {
                    _start: 2024-01-01T00:00:00Z,
                    _stop: 2024-01-02T00:00:00Z,
                    _time: 2024-01-02T00:00:00Z,
                    v: 1,
                },
            ],
        )
            |> group(columns: ["_start", "_stop"])
            |> range(start: 2024-01-01T12:00:00Z, stop: 2024-01-03T00:00:00Z)
    want =
        array.from(
            rows: [
                {
                    _start: 2024-01-01T12:00:00Z,
                    _stop: 2024-01-02T00:00:00Z,
                    _time: 2024-01-02T00:00:00Z,
                    v: 1,
                },
            ],
        )
            |> group(columns: ["_start", "_stop"])

    fluxTesting.diff(got: got, want: want)
}

testcase join_sorts_rows_by_names_of_columns {
    left = array.from(rows: [{a: 1, b: 2, l: "x"}, {a: 2, b: 1, l: "y"}])
    right = array.from(rows: [{a: 2, b: 1, r: "y"}, {a: 1, b: 2, r: "x"}])

    fluxTesting.diff(
        got: join(tables: {l: left, r: right}, on: ["b", "a"]),
        want: array.from(rows: [{a: 1, b: 2, l: "x", r: "x"}, {a: 2, b: 1, l: "y", r: "y"}]),
    )
}

testcase unpivot_leaves_the_field_out_of_the_key_where_it_is_named {
    got =
        array.from(rows: [{_time: 2024-01-01T00:00:00Z, f: 1.0, g: 2.0}])
            |> experimental.unpivot(otherColumns: ["_time", "_field"])

    fluxTesting.diff(
        got: got,
        want:
            array.from(
                rows: [
                    {_time: 2024-01-01T00:00:00Z, _field: "f", _value: 1.0},
                    {_time: 2024-01-01T00:00:00Z, _field: "g", _value: 2.0},
                ],
            ),
    )
}

testcase unpivot_refuses_unknown_columns {
    fluxTesting.shouldError(
        fn: () =>
            array.from(rows: [{_time: 2024-01-01T00:00:00Z, f: 1.0}])
                |> experimental.unpivot(otherColumns: ["nothing"])
                |> tableFind(fn: (key) => true),
        want: /unpivot: unpivot could not find column named "nothing"/,
    )
}

testcase member_of_a_dynamic_number_fails {
    fluxTesting.shouldError(
        fn: () => dynamic.dynamic(v: 1).a,
        want: /cannot access property "a"/,
    )
}

testcase as_array_of_a_dynamic_number_fails {
    fluxTesting.shouldError(
        fn: () => dynamic.dynamic(v: 1) |> dynamic.asArray(),
        want: /unable to convert/,
    )
}

testcase elements_of_as_array_are_dynamic {
    got = dynamic.asArray(v: dynamic.dynamic(v: [1]))

    fluxTesting.assertEqualValues(
        got: dynamic._isNotDistinct(a: got[0], b: dynamic.dynamic(v: 1)),
        want: true,
    )
}

testcase schema_reads_from_its_option {
    option schema._from = (bucket) =>
        array.from(
            rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: bucket, _value: 1.0}],
        )

    got = schema.fieldKeys(bucket: "f", start: 2023-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)

    fluxTesting.diff(got: got, want: array.from(rows: [{_value: "f"}]))
}

testcase label_is_a_string {
    fluxTesting.assertEqualValues(got: string(v: .name), want: "name")
}

testcase text_that_matches_passes {
    testing.assertMatches(got: "COAST", want: /^C/)
}

testcase code_of_a_failure_is_held_against {
    testing.shouldErrorWithCode(fn: () => die(msg: "no data"), want: /no data/, code: uint(v: 3))
}
