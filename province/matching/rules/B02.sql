/*
id = "B02"
title = "一人多账户"
english = "One person paid to several accounts in a year"
severity = "low"
why = "一年里换了好几个账户收钱，容易漏查、错发。"
basis = "惠民惠农财政补贴资金“一卡通”管理办法：一人一卡"
handler = "财政"
lawful = "换卡、挂失；不同部门分别开的卡还没有合并。"
says = "{name}{paid_year}年用了{accounts_count}个账户收钱。"
[sets]
payments = 62
[params.most]
unit = "个"
default = 2
why = "一年最多几个账户"
[guards]
[evidence]
name = "领款人"
paid_year = "年份"
accounts_count = "账户数"
payments_count = "笔数"
*/
WITH several AS (
  SELECT p.person AS person
  FROM payments AS p
  WHERE p.status <> 'returned' AND p.account <> ''
  GROUP BY p.person
  HAVING min(p.account) <> max(p.account)
)
SELECT concat(p.person, '|', year(p.paid_on)) AS subject, max(p.village) AS division,
  p.person AS person, sum(p.amount) AS amount, max(p.paid_on) AS day, max(p.name) AS name,
  year(p.paid_on) AS paid_year, count(DISTINCT p.account) AS accounts_count,
  count(*) AS payments_count
FROM payments AS p
JOIN several AS s ON s.person = p.person
WHERE p.status <> 'returned' AND p.account <> ''
GROUP BY p.person, year(p.paid_on)
HAVING count(DISTINCT p.account) > param(most)
