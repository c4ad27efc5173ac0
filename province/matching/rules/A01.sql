/*
id = "A01"
title = "有车领低保"
english = "Owns a car while on a subsistence list"
severity = "medium"
why = "低保家庭一般不应有机动车，名下有车说明经济状况要重新核对。"
basis = "《最低生活保障审核确认办法》家庭财产状况"
handler = "民政"
lawful = "残疾人代步车、摩托、农用车；车已抵债或卖出未过户；营运车挂在名下，要问清。"
says = "{name}在{list}名单上，同一户的{owner}名下有车，登记于{registered_on}，价值{value_fen}。"
[sets]
vehicles = 200
rosters = 0
people = 0
[params.floor]
unit = "元"
default = 20000
why = "低于此价的旧车、代步车不算"
[params.kinds]
unit = "词"
default = ["残疾", "轮椅", "三轮", "农用", "拖拉机", "收割", "摩托", "电动自行车"]
why = "这些种类的车不算"
[guards]
floor = "价值低于下限的，不算"
kinds = "残疾人代步车、农用车、摩托，不算"
ended = "进名单以前已经卖掉的，不算"
[evidence]
name = "名单上的人"
owner = "车主"
list = "名单"
since = "列入日期"
kind = "车辆种类"
value_fen = "价值"
registered_on = "登记日期"
ended_on = "注销日期"
*/
WITH homes AS (
  SELECT r.key AS key, r.person AS owner FROM rosters AS r
  UNION
  SELECT r.key AS key, m.person AS owner
  FROM rosters AS r
  JOIN people AS a ON a.person = r.person
  JOIN people AS m ON m.household = a.household
)
SELECT concat(r.key, '|', v.no) AS subject, r.village AS division, r.person AS person,
  v.value AS amount, greatest(r.since, v.registered_on) AS day, r.name AS name, v.name AS owner,
  r.list AS list, r.since AS since, v.kind AS kind, v.value AS value_fen,
  v.registered_on AS registered_on, v.ended_on AS ended_on
FROM rosters AS r
JOIN homes AS h ON h.key = r.key
JOIN vehicles AS v ON v.person = h.owner
WHERE r.list IN ('dibao', 'urban_dibao', 'tekun')
  AND (v.value IS NULL OR v.value >= param(floor, r.village))
  AND NOT has_word(v.kind, kinds)
  AND (v.ended_on IS NULL OR v.ended_on > r.since)
  AND (r.until IS NULL OR v.registered_on < r.until)
