/*
id = "A03"
title = "办企业领低保"
english = "Runs an active company while on a subsistence list"
severity = "medium"
why = "名下有正在经营的企业，家庭收入要重新核对。"
basis = "《最低生活保障审核确认办法》家庭收入与财产状况"
handler = "民政、市场监管"
lawful = "被人冒名注册；早已停业没有注销；合作社社员。"
says = "{name}在{list}名单上，同一户的{owner}名下有企业，登记于{registered_on}。"
[sets]
companies = 200
rosters = 0
people = 0
[params.dormant]
unit = "词"
default = ["注销", "吊销", "停业", "歇业", "清算", "休眠", "dormant", "closed", "revoked"]
why = "这些状态不算在经营"
[params.members]
unit = "词"
default = ["合作社", "成员", "社员"]
why = "合作社社员不算办企业"
[guards]
dormant = "停业、吊销、注销的，不算"
members = "合作社社员，不算"
ended = "列入以前已经注销的，不算"
[evidence]
name = "名单上的人"
owner = "企业主"
list = "名单"
since = "列入日期"
kind = "企业种类"
status = "状态"
registered_on = "登记日期"
*/
WITH homes AS (
  SELECT r.key AS key, r.person AS owner FROM rosters AS r
  UNION
  SELECT r.key AS key, m.person AS owner
  FROM rosters AS r
  JOIN people AS a ON a.person = r.person
  JOIN people AS m ON m.household = a.household
)
SELECT concat(r.key, '|', c.no) AS subject, r.village AS division, r.person AS person,
  c.value AS amount, greatest(r.since, c.registered_on) AS day, r.name AS name,
  c.name AS owner, r.list AS list, r.since AS since, c.kind AS kind, c.status AS status,
  c.registered_on AS registered_on
FROM rosters AS r
JOIN homes AS h ON h.key = r.key
JOIN companies AS c ON c.person = h.owner
WHERE r.list IN ('dibao', 'urban_dibao', 'tekun')
  AND NOT has_word(c.status, dormant)
  AND NOT has_word(c.kind, members)
  AND (c.ended_on IS NULL OR c.ended_on > r.since)
  AND (r.until IS NULL OR c.registered_on < r.until)
