/// A set of public sample data that package `influxdata/influxdb/sample` names.
struct SampleSet {
  let name: String
  let description: String
  let file: String
  let size: String
  /// `live` sets are renewed, `static` ones are not.
  let type: String

  var url: String { "https://influx-testdata.s3.amazonaws.com/" + file }
}

let sampleSets = [
  SampleSet(
    name: "airSensor",
    description: "Temperature, humidity and carbon monoxide in an office building, simulated.",
    file: "air-sensor-data-annotated.csv", size: "~600 KB", type: "live"),
  SampleSet(
    name: "birdMigration", description: "Positions of migrating birds in Africa, 2019.",
    file: "bird-migration.csv", size: "~1.2 MB", type: "static"),
  SampleSet(
    name: "bitcoin", description: "Price of bitcoin in the last 30 days.",
    file: "bitcoin-historical-annotated.csv", size: "~700 KB", type: "live"),
  SampleSet(
    name: "machineProduction",
    description: "States and metrics of four grinding stations, 2021-08-01.",
    file: "machine-production.csv", size: "~11.9 MB", type: "static"),
  SampleSet(
    name: "noaa", description: "Latest observations of data buoys.",
    file: "noaa-ndbc-latest-observations-annotated.csv", size: "~1.3 MB", type: "live"),
  SampleSet(
    name: "noaaWater", description: "Water levels at two stations, August and September 2019.",
    file: "noaa.csv", size: "~10.3 MB", type: "static"),
  SampleSet(
    name: "usgs", description: "Earthquakes of the last week.",
    file: "usgs-earthquake-all-week-annotated.csv", size: "~6 MB", type: "live"),
]
