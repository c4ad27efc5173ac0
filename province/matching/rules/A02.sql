/*
id = "A02"
title = "多套房领低保或危改"
english = "A second house while on a subsistence list or paid for housing"
severity = "medium"
why = "有第二套房的家庭，一般不符合低保条件，也不应再领危房改造。"
basis = "《最低生活保障审核确认办法》家庭财产状况；《农村危房改造》唯一住房要求"
handler = "民政、住建"
lawful = "老屋已经倒塌未注销；只占一部分份额；继承未分割。"
says = "{name}一户名下有{houses_count}套房，第二套登记于{second_on}，还在领{benefit}。"
[sets]
houses = 200
rosters = 0
people = 0
payments = 62
programmes = 0
[params.share]
unit = "%"
default = 60
why = "份额低于此的不算一套"
[guards]
share = "只占份额的，不算"
ended = "已经注销的，不算"
[evidence]
name = "领取的人"
benefit = "名单或补贴"
houses_count = "房屋套数"
second_on = "第二套登记日期"
*/
WITH owned AS (
  SELECT coalesce(a.household, concat('person ', h.person)) AS home, h.no AS no,
    min(h.registered_on) AS registered_on
  FROM houses AS h
  LEFT JOIN people AS a ON a.person = h.person
  WHERE (h.ended_on IS NULL OR h.ended_on > as_of())
    AND coalesce(h.share_ppm, 1000000) >= param(share) * 10000
  GROUP BY coalesce(a.household, concat('person ', h.person)), h.no
), many AS (
  SELECT home, count(*) AS houses_count, max(registered_on) AS second_on
  FROM owned GROUP BY home HAVING count(*) >= 2
), benefits AS (
  SELECT r.key AS subject, r.village AS village, r.person AS person, r.name AS name,
    r.list AS benefit, r.since AS since, coalesce(r.until, as_of()) AS until,
    CAST(NULL AS BIGINT) AS amount
  FROM rosters AS r WHERE r.list IN ('dibao', 'urban_dibao', 'tekun')
  UNION ALL
  SELECT p.key, p.village, p.person, p.name, p.programme, p.paid_on, p.paid_on, p.amount
  FROM payments AS p JOIN programmes AS g ON g.code = p.programme
  WHERE g.category = 'housing' AND p.status <> 'returned'
)
SELECT b.subject AS subject, b.village AS division, b.person AS person, b.amount AS amount,
  greatest(b.since, m.second_on) AS day, b.name AS name, b.benefit AS benefit,
  m.houses_count AS houses_count, m.second_on AS second_on
FROM benefits AS b
LEFT JOIN people AS a ON a.person = b.person
JOIN many AS m ON m.home = coalesce(a.household, concat('person ', b.person))
WHERE m.second_on <= b.until
