/*
id = "M03"
title = "跨县重复领取"
english = "The same programme and month paid in two counties"
severity = "high"
why = "同一个人同一个月在两个县领同一项补贴，各县自己看不出来。"
basis = "惠民惠农财政补贴资金“一卡通”管理办法；户籍地享受原则"
handler = "两县发放部门，上级协调"
lawful = "迁户口的当月两边交接；两县都有承包地的农业补贴。"
says = "{name}{benefit_month}在两个县都领了{programme}，多出{amount}。"
[sets]
payments = 62
people = 0
[params.moving]
unit = "月"
default = 1
why = "户口迁入前后几个月内的交叉不算"
[guards]
moved = "户口刚迁、两边交接的，不算"
[evidence]
name = "领款人"
programme = "补贴"
benefit_month = "所属月份"
one_county = "一个县"
other_county = "另一个县"
total_fen = "合计"
*/
WITH twice AS (
  SELECT p.person AS person, p.programme AS programme, p.month AS month
  FROM payments AS p
  WHERE p.status <> 'returned' AND p.amount > 0
  GROUP BY p.person, p.programme, p.month
  HAVING count(*) > 1
), apart AS (
  SELECT p.person AS person, p.programme AS programme, p.month AS month,
    min(p.village) AS one, max(p.village) AS other, max(p.paid_on) AS day,
    max(p.name) AS name, sum(p.amount) AS total, max(p.amount) AS most
  FROM payments AS p
  JOIN twice AS t ON t.person = p.person AND t.programme = p.programme AND t.month = p.month
  WHERE p.status <> 'returned' AND p.amount > 0
  GROUP BY p.person, p.programme, p.month
  HAVING left(min(p.village), 6) <> left(max(p.village), 6)
)
SELECT concat(t.person, '|', t.programme, '|', t.month) AS subject, t.other AS division,
  t.person AS person, t.total - t.most AS amount, t.day AS day, t.name AS name,
  t.programme AS programme, t.month AS benefit_month, left(t.one, 6) AS one_county,
  left(t.other, 6) AS other_county, t.total AS total_fen
FROM apart AS t
LEFT JOIN people AS a ON a.person = t.person
WHERE a.since IS NULL OR abs(months(a.since) - t.month) > param(moving)
