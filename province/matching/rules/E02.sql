/*
id = "E02"
title = "残疾等级失效"
english = "Paid outside the validity of the disability listing"
severity = "medium"
why = "残疾证已经到期或还没有核发，补贴不该照发。"
basis = "困难残疾人生活补贴和重度残疾人护理补贴制度；残疾人证有效期"
handler = "残联、民政"
lawful = "换证期间；残联名单没有及时报来。"
says = "{name}{benefit_month}领{programme}，残疾登记{listed_until}已经到期。"
[sets]
payments = 62
rosters = 0
conditions = 0
[params.grace]
unit = "天"
default = 30
why = "换证的宽限"
[guards]
grace = "到期后宽限期内，不算"
renewed = "已经续上的，不算"
[evidence]
name = "领款人"
programme = "补贴"
benefit_month = "所属月份"
listed_since = "最早登记"
listed_until = "最后到期"
*/
WITH needs AS (
  SELECT DISTINCT programme FROM conditions WHERE kind = 'lists' AND value = 'disabled'
), listed AS (
  SELECT person, min(since) AS listed_since,
    max(coalesce(until, CAST('9999-12-31' AS DATE))) AS listed_until
  FROM rosters WHERE list = 'disabled' GROUP BY person
)
SELECT p.key AS subject, p.village AS division, p.person AS person, p.amount AS amount,
  p.paid_on AS day, p.name AS name, p.programme AS programme, p.month AS benefit_month,
  l.listed_since AS listed_since, l.listed_until AS listed_until
FROM payments AS p
JOIN needs AS n ON n.programme = p.programme
JOIN listed AS l ON l.person = p.person
WHERE p.status <> 'returned'
  AND NOT EXISTS (
    SELECT 1 FROM rosters AS r
    WHERE r.person = p.person AND r.list = 'disabled'
      AND months(r.since) <= p.month
      AND (r.until IS NULL
        OR months(r.until) + (param(grace) + 29) // 30 >= p.month)
  )
