/*
id = "T01"
title = "已拨未到户"
english = "Sent down and not arrived"
severity = "medium"
whole = true
ties = ["allotments"]
why = "钱拨下来一个多月还没有发到人手里，要问卡在哪里。"
basis = "预算法实施条例；惠民惠农财政补贴资金“一卡通”管理办法：限时发放"
handler = "收到资金的部门"
lawful = "按季、按年集中发放的；验收后才发的；账户有误正在更正。"
says = "{what}：{programme}{amount}，从{day}起已经{days}天。"
[sets]
allotments = 0
payments = 62
programmes = 0
[params.days]
unit = "天"
default = 30
why = "限时"
[params.quarterly]
unit = "天"
default = 90
why = "按季发放的限时"
[params.yearly]
unit = "天"
default = 180
why = "按年发放的限时"
[guards]
calendar = "按季、按年发放的，还没到时候，不算"
passed = "已经转拨给下一级的，不算"
repaid = "退回后重发的，不算"
[evidence]
what = "情形"
programme = "补贴"
days = "天数"
allotted_fen = "拨下"
passed_fen = "已发或转拨"
*/
WITH limits AS (
  SELECT code, CASE frequency WHEN 'quarterly' THEN param(quarterly) WHEN 'yearly' THEN param(yearly)
    WHEN 'once' THEN param(quarterly) ELSE param(days) END AS days
  FROM programmes
), spent AS (
  SELECT p.programme AS programme, p.allotment_no AS allotment_no, sum(p.amount) AS amount
  FROM payments AS p
  WHERE p.allotment_no <> '' AND p.status <> 'returned'
  GROUP BY p.programme, p.allotment_no
), down AS (
  SELECT a.key AS key, sum(b.amount) AS amount
  FROM allotments AS a
  JOIN allotments AS b ON b.from_division = a.to_division AND b.programme = a.programme
    AND b.allotted_on >= a.allotted_on AND date_diff('day', a.allotted_on, b.allotted_on) <= 180
  GROUP BY a.key
), back AS (
  SELECT p.key AS key, p.village AS village, p.person AS person, p.amount AS amount,
    p.paid_on AS paid_on, p.programme AS programme, p.month AS month
  FROM payments AS p
  WHERE p.status = 'returned' AND date_diff('day', p.paid_on, as_of()) > param(days)
), again AS (
  -- Few came back: look for those alone among the many.
  SELECT DISTINCT b.key AS key
  FROM payments AS q
  JOIN back AS b ON b.person = q.person AND b.programme = q.programme AND b.month = q.month
  WHERE q.status <> 'returned'
)
SELECT concat('allotment|', a.key) AS subject, a.to_division AS division,
  CAST(NULL AS BIGINT) AS person,
  a.amount - coalesce(s.amount, 0) - coalesce(d.amount, 0) AS amount, a.allotted_on AS day,
  '拨下来没有发完' AS what, a.programme AS programme,
  date_diff('day', a.allotted_on, as_of()) AS days, a.amount AS allotted_fen,
  coalesce(s.amount, 0) + coalesce(d.amount, 0) AS passed_fen
FROM allotments AS a
JOIN limits AS l ON l.code = a.programme
LEFT JOIN spent AS s ON s.programme = a.programme AND s.allotment_no = a.allotment_no
LEFT JOIN down AS d ON d.key = a.key
WHERE date_diff('day', a.allotted_on, as_of()) > l.days
  AND a.amount > coalesce(s.amount, 0) + coalesce(d.amount, 0)
UNION ALL
SELECT concat('pending|', p.key), p.village, p.person, p.amount, p.paid_on, '在路上太久',
  p.programme, date_diff('day', p.paid_on, as_of()), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT)
FROM payments AS p
WHERE p.status = 'pending' AND date_diff('day', p.paid_on, as_of()) > param(days)
UNION ALL
SELECT concat('returned|', b.key), b.village, b.person, b.amount, b.paid_on, '退回没有重发',
  b.programme, date_diff('day', b.paid_on, as_of()), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT)
FROM back AS b
WHERE NOT EXISTS (SELECT 1 FROM again AS a WHERE a.key = b.key)
