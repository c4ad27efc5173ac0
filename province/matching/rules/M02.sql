/*
id = "M02"
title = "重复发放同一项目"
english = "The same programme and month paid twice"
severity = "high"
why = "同一个人同一个月同一项补贴发了两次，多发的要收回。"
basis = "惠民惠农财政补贴资金“一卡通”管理办法"
handler = "发放补贴的部门"
lawful = "退回后重发；分两次补差额；一人有两块地分开发。"
says = "{name}{benefit_month}的{programme}发了{payments_count}次，多出{amount}。"
[sets]
payments = 62
[guards]
returned = "退回后重发的，不算"
[evidence]
name = "领款人"
programme = "补贴"
benefit_month = "所属月份"
payments_count = "次数"
first_on = "第一次"
last_on = "最后一次"
total_fen = "合计"
*/
-- First only which ones, then the rest of them: a group a payment is dear.
WITH twice AS (
  SELECT p.person AS person, p.programme AS programme, p.month AS month
  FROM payments AS p
  WHERE p.status <> 'returned' AND p.amount > 0
  GROUP BY p.person, p.programme, p.month
  HAVING count(*) > 1
)
SELECT concat(p.person, '|', p.programme, '|', p.month) AS subject, max(p.village) AS division,
  p.person AS person, sum(p.amount) - max(p.amount) AS amount, max(p.paid_on) AS day,
  max(p.name) AS name, p.programme AS programme, p.month AS benefit_month,
  count(*) AS payments_count, min(p.paid_on) AS first_on, max(p.paid_on) AS last_on,
  sum(p.amount) AS total_fen
FROM payments AS p
JOIN twice AS t ON t.person = p.person AND t.programme = p.programme AND t.month = p.month
WHERE p.status <> 'returned' AND p.amount > 0
GROUP BY p.person, p.programme, p.month
HAVING left(min(p.village), 6) = left(max(p.village), 6)
