// Generated from the file names by `swift run generate`; changes by hand are lost.

import Interpreter

extension GeneratedRegistry {
  static let contribRohanSreerama5NaiveBayesClassifierMembers: Members = [
    "naiveBayes": { Stdlib.contribRohanSreerama5NaiveBayesClassifierNaiveBayes }
  ]

  static let contribAnaisdgAnomalydetectionMembers: Members = [
    "mad": { Stdlib.contribAnaisdgAnomalydetectionMad }
  ]

  static let contribAnaisdgStatsmodelsMembers: Members = [
    "linearRegression": { Stdlib.contribAnaisdgStatsmodelsLinearRegression }
  ]

  static let contribBonitooIoAlertaMembers: Members = [
    "alert": { Stdlib.contribBonitooIoAlertaAlert },
    "endpoint": { Stdlib.contribBonitooIoAlertaEndpoint },
  ]

  static let contribBonitooIoHexMembers: Members = [
    "bytes": { Stdlib.contribBonitooIoHexBytes },
    "int": { Stdlib.contribBonitooIoHexInt },
    "string": { Stdlib.contribBonitooIoHexString },
    "uint": { Stdlib.contribBonitooIoHexUint },
  ]

  static let contribBonitooIoServicenowMembers: Members = [
    "endpoint": { Stdlib.contribBonitooIoServicenowEndpoint },
    "event": { Stdlib.contribBonitooIoServicenowEvent },
  ]

  static let contribBonitooIoTickscriptMembers: Members = [
    "alert": { Stdlib.contribBonitooIoTickscriptAlert },
    "compute": { Stdlib.contribBonitooIoTickscriptCompute },
    "deadman": { Stdlib.contribBonitooIoTickscriptDeadman },
    "defineCheck": { Stdlib.contribBonitooIoTickscriptDefineCheck },
    "groupBy": { Stdlib.contribBonitooIoTickscriptGroupBy },
    "join": { Stdlib.contribBonitooIoTickscriptJoin },
    "select": { Stdlib.contribBonitooIoTickscriptSelect },
    "selectWindow": { Stdlib.contribBonitooIoTickscriptSelectWindow },
  ]

  static let contribBonitooIoVictoropsMembers: Members = [
    "alert": { Stdlib.contribBonitooIoVictoropsAlert },
    "endpoint": { Stdlib.contribBonitooIoVictoropsEndpoint },
  ]

  static let contribBonitooIoZenossMembers: Members = [
    "endpoint": { Stdlib.contribBonitooIoZenossEndpoint },
    "event": { Stdlib.contribBonitooIoZenossEvent },
  ]

  static let contribChobbsDiscordMembers: Members = [
    "discordURL": { Stdlib.contribChobbsDiscordDiscordURL },
    "endpoint": { Stdlib.contribChobbsDiscordEndpoint },
    "send": { Stdlib.contribChobbsDiscordSend },
  ]

  static let contribJsternbergInfluxdbMembers: Members = [
    "from": { Stdlib.contribJsternbergInfluxdbFrom },
    "select": { Stdlib.contribJsternbergInfluxdbSelect },
  ]

  static let contribQxipClickhouseMembers: Members = [
    "defaultURL": { Stdlib.contribQxipClickhouseDefaultURL },
    "query": { Stdlib.contribQxipClickhouseQuery },
  ]

  static let contribQxipHashMembers: Members = [
    "b64": { Stdlib.contribQxipHashB64 },
    "cityhash64": { Stdlib.contribQxipHashCityhash64 },
    "hmac": { Stdlib.contribQxipHashHmac },
    "md5": { Stdlib.contribQxipHashMd5 },
    "sha1": { Stdlib.contribQxipHashSha1 },
    "sha256": { Stdlib.contribQxipHashSha256 },
    "xxhash64": { Stdlib.contribQxipHashXxhash64 },
  ]

  static let contribQxipLogqlMembers: Members = [
    "defaultAPI": { Stdlib.contribQxipLogqlDefaultAPI },
    "defaultURL": { Stdlib.contribQxipLogqlDefaultURL },
    "query_range": { Stdlib.contribQxipLogqlQueryRange },
  ]

  static let contribRhajekBigpandaMembers: Members = [
    "defaultTokenPrefix": { Stdlib.contribRhajekBigpandaDefaultTokenPrefix },
    "defaultUrl": { Stdlib.contribRhajekBigpandaDefaultUrl },
    "endpoint": { Stdlib.contribRhajekBigpandaEndpoint },
    "sendAlert": { Stdlib.contribRhajekBigpandaSendAlert },
    "statusFromLevel": { Stdlib.contribRhajekBigpandaStatusFromLevel },
  ]

  static let contribSrankaOpsgenieMembers: Members = [
    "endpoint": { Stdlib.contribSrankaOpsgenieEndpoint },
    "respondersToJSON": { Stdlib.contribSrankaOpsgenieRespondersToJSON },
    "sendAlert": { Stdlib.contribSrankaOpsgenieSendAlert },
  ]

  static let contribSrankaSensuMembers: Members = [
    "endpoint": { Stdlib.contribSrankaSensuEndpoint },
    "event": { Stdlib.contribSrankaSensuEvent },
    "toSensuName": { Stdlib.contribSrankaSensuToSensuName },
  ]

  static let contribSrankaTeamsMembers: Members = [
    "endpoint": { Stdlib.contribSrankaTeamsEndpoint },
    "message": { Stdlib.contribSrankaTeamsMessage },
    "summaryCutoff": { Stdlib.contribSrankaTeamsSummaryCutoff },
  ]

  static let contribSrankaTelegramMembers: Members = [
    "defaultDisableWebPagePreview": { Stdlib.contribSrankaTelegramDefaultDisableWebPagePreview },
    "defaultParseMode": { Stdlib.contribSrankaTelegramDefaultParseMode },
    "defaultSilent": { Stdlib.contribSrankaTelegramDefaultSilent },
    "defaultURL": { Stdlib.contribSrankaTelegramDefaultURL },
    "endpoint": { Stdlib.contribSrankaTelegramEndpoint },
    "message": { Stdlib.contribSrankaTelegramMessage },
  ]

  static let contribSrankaWebexteamsMembers: Members = [
    "endpoint": { Stdlib.contribSrankaWebexteamsEndpoint },
    "message": { Stdlib.contribSrankaWebexteamsMessage },
  ]

  static let contribTomhollingworthEventsMembers: Members = [
    "duration": { Stdlib.contribTomhollingworthEventsDuration }
  ]
}
