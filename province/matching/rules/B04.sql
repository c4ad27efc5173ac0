/*
id = "B04"
title = "账户属于干部"
english = "Somebody else's benefit is paid into an official's account"
severity = "high"
whole = true
ties = ["guardians", "accounts"]
why = "别人的补贴进了干部自己的卡。"
basis = "惠民惠农财政补贴资金“一卡通”管理办法；《中国共产党纪律处分条例》侵害群众利益"
handler = "纪检监察"
lawful = "干部是登记过的监护人；一家人共用一张卡。"
says = "{name}的钱进了{official_name}（{post}）的账户，共{amount}。"
[sets]
payments = 62
officials = 200
people = 0
guardians = 0
[guards]
own = "干部领自己的，不算"
guardians = "登记过的监护人，不算"
household = "同一户家人，不算"
[evidence]
name = "领款人"
official_name = "干部"
post = "职务"
account = "账户"
payments_count = "笔数"
first_on = "最早"
last_on = "最晚"
*/
WITH cards AS (
  SELECT a.account AS account, o.person AS person, a.household AS household,
    max(o.name) AS name, max(o.post) AS post
  FROM officials AS o JOIN people AS a ON a.person = o.person
  WHERE a.account <> ''
  GROUP BY a.account, o.person, a.household
)
SELECT concat(p.person, '|', c.account, '|', c.person) AS subject, max(p.village) AS division,
  p.person AS person, sum(p.amount) AS amount, max(p.paid_on) AS day, max(p.name) AS name,
  c.name AS official_name, c.post AS post, c.account AS account, count(*) AS payments_count,
  min(p.paid_on) AS first_on, max(p.paid_on) AS last_on
FROM payments AS p
JOIN cards AS c ON c.account = p.account
WHERE p.status <> 'returned'
  AND p.person <> c.person
  AND NOT EXISTS (
    SELECT 1 FROM guardians AS g WHERE g.person = p.person AND g.guardian = c.person
  )
  AND NOT EXISTS (
    SELECT 1 FROM people AS m WHERE m.person = p.person AND m.household = c.household
  )
GROUP BY p.person, c.account, c.person, c.name, c.post
