/*
id = "Q01"
title = "应享未享"
english = "Seems to qualify and is not paid"
severity = "notice"
why = "看起来符合条件，却没有领到，应该有人上门告诉他怎么办。"
basis = "主动发现、应保尽保；各项补贴的条件（目录 conditions）"
handler = "发放补贴的部门、村委会"
lawful = "本人不愿申请；已经在别处享受；条件里还有登记看不出来的。"
says = "{name}看起来符合{programme}的条件，{days}天里没有看到发放。"
[sets]
people = 0
payments = 62
rosters = 0
programmes = 0
conditions = 0
deaths = 40
[params.days]
unit = "天"
default = 400
why = "多久没有发放"
[params.wait]
unit = "月"
default = 3
why = "刚符合条件，办手续要几个月"
[guards]
dead = "已经去世的，不算"
excluded = "已经享受互斥项目的，不算"
unlisted = "条件里有登记看不出来的，不说"
fresh = "刚满年龄、刚列入名单的，不说"
silent = "以前领过、后来什么都不领了的，多半去世或搬走还没有登记，不说（本人页上照样提醒）"
moved = "户口已经迁走的，不算"
[evidence]
name = "姓名"
programme = "补贴"
programme_name = "补贴名称"
age = "年龄"
list = "所在名单"
days = "天数"
*/
WITH judged AS (
  SELECT g.code AS code, g.name AS name, coalesce(g.min_age, 0) AS least,
    coalesce(g.max_age, 200) AS most
  FROM programmes AS g
  WHERE NOT g.other_conditions
    AND (g.min_age IS NOT NULL
      OR EXISTS (SELECT 1 FROM conditions AS c WHERE c.programme = g.code AND c.kind = 'lists'))
), living AS (
  SELECT a.person AS person, a.name AS name, a.village AS village,
    greatest(months(as_of()) - months(a.born_on), 0) AS lived
  FROM people AS a
  WHERE a.until IS NULL AND NOT EXISTS (SELECT 1 FROM deaths AS d WHERE d.person = a.person)
), now AS (
  SELECT r.person AS person, r.list AS list, max(r.grade) AS grade
  FROM rosters AS r
  WHERE r.since <= as_of() AND (r.until IS NULL OR r.until >= as_of())
    AND months(as_of()) - months(r.since) >= param(wait)
  GROUP BY r.person, r.list
), asks AS (
  SELECT j.code AS code, j.name AS name, j.least AS least, j.most AS most, c.value AS list
  FROM judged AS j LEFT JOIN conditions AS c ON c.programme = j.code AND c.kind = 'lists'
), met AS (
  SELECT a.person AS person, a.name AS name, a.village AS village, a.lived AS lived,
    k.code AS code, k.name AS programme_name, '' AS list, '' AS grade
  FROM living AS a JOIN asks AS k ON a.lived >= k.least * 12 + param(wait) AND a.lived < (k.most + 1) * 12
  WHERE k.list IS NULL
  UNION ALL
  SELECT a.person, a.name, a.village, a.lived, k.code, k.name, n.list, n.grade
  FROM living AS a
  JOIN now AS n ON n.person = a.person
  JOIN asks AS k ON k.list = n.list AND a.lived >= k.least * 12 AND a.lived < (k.most + 1) * 12
)
SELECT concat(m.person, '|', m.code) AS subject, max(m.village) AS division, m.person AS person,
  CAST(NULL AS BIGINT) AS amount, as_of() AS day, max(m.name) AS name, m.code AS programme,
  max(m.programme_name) AS programme_name, max(m.lived) // 12 AS age, max(m.list) AS list,
  param(days) AS days
FROM met AS m
WHERE NOT EXISTS (
    SELECT 1 FROM payments AS p
    WHERE p.person = m.person AND p.programme = m.code AND p.status <> 'returned'
      AND date_diff('day', p.paid_on, as_of()) <= param(days)
  )
  AND NOT EXISTS (
    SELECT 1 FROM now AS n JOIN conditions AS c ON c.value = n.list
    WHERE n.person = m.person AND c.programme = m.code AND c.kind = 'not_lists'
  )
  AND NOT EXISTS (
    SELECT 1 FROM payments AS p JOIN conditions AS c ON c.value = p.programme
    WHERE p.person = m.person AND c.programme = m.code AND c.kind = 'excludes'
      AND p.status <> 'returned'
  )
  AND (EXISTS (
      SELECT 1 FROM payments AS p
      WHERE p.person = m.person AND p.status <> 'returned'
        AND date_diff('day', p.paid_on, as_of()) <= param(days))
    OR NOT EXISTS (
      SELECT 1 FROM payments AS p WHERE p.person = m.person AND p.status <> 'returned'))
  AND (NOT EXISTS (
      SELECT 1 FROM conditions AS c WHERE c.programme = m.code AND c.kind = 'grades')
    OR EXISTS (
      SELECT 1 FROM conditions AS c
      WHERE c.programme = m.code AND c.kind = 'grades' AND c.value = m.grade))
GROUP BY m.person, m.code
