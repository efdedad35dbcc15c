import Interpreter

/// The built-in `statsmodels.linearRegression`: the line through the values of the first table,
/// by least squares over the numbers of the rows.
let contribAnaisdgStatsmodelsLinearRegression = Builtin(
  package: "contrib/anaisdg/statsmodels", name: "linearRegression",
  signature: "(<-tables: stream[A]) => stream[B] where A: Record, B: Record",
  documentation: Documentation(
    "The line through the values of the first table, by least squares over the numbers of the rows.",
    parameters: [
      ("tables", "The input, usually piped in.")
    ],
    example: """
      import "contrib/anaisdg/statsmodels"
      import "sampledata"

      sampledata.float()
        |> filter(fn: (r) => r.tag == "t1")
        |> statsmodels.linearRegression()
        |> keep(columns: ["x", "y", "y_hat", "slope"])
      """,
    output: """
      slope,x,y,y_hat
      1.6045714285714276,1,-2.18,4.868571428571432
      1.6045714285714276,2,10.92,6.473142857142859
      1.6045714285714276,3,7.35,8.077714285714288
      1.6045714285714276,4,17.53,9.682285714285715
      1.6045714285714276,5,15.23,11.286857142857142
      1.6045714285714276,6,4.43,12.891428571428571
      """),
  isPure: false,
  body: .flux(
    source: """
      (tables=<-) => {
        points =
          tables
            |> rename(columns: {_value: "y"})
            |> map(fn: (r) => ({r with x: 1.0}))
            |> cumulativeSum(columns: ["x"])
        sums =
          points
            |> reduce(
              identity: {N: 0.0, sx: 0.0, sy: 0.0, sxx: 0.0, sxy: 0.0},
              fn: (r, accumulator) => ({
                N: accumulator.N + 1.0,
                sx: accumulator.sx + r.x,
                sy: accumulator.sy + r.y,
                sxx: accumulator.sxx + r.x * r.x,
                sxy: accumulator.sxy + r.x * r.y,
              }),
            )
            |> findRecord(fn: (key) => true, idx: 0)
        slope = (sums.sxy - sums.sx * sums.sy / sums.N) / (sums.sxx - sums.sx * sums.sx / sums.N)
        intercept = (sums.sy - slope * sums.sx) / sums.N

        return
          points
            |> map(
              fn: (r) => ({r with
                y_hat: slope * r.x + intercept,
                slope: slope,
                sx: sums.sx,
                sxy: sums.sxy,
                sxx: sums.sxx,
                N: sums.N,
                sy: sums.sy,
              }),
            )
            |> map(fn: (r) => ({r with errors: (r.y - r.y_hat) ^ 2.0}))
      }
      """, imports: []))
