/*
id = "E03"
title = "超标准发放"
english = "Paid above the standard"
severity = "medium"
why = "发的钱比标准乘数量还多。"
basis = "各项补贴的标准（目录 unit_fen）"
handler = "发放补贴的部门"
lawful = "一次补发几个月而数量没有填；按户发放；标准年中提高。"
says = "{name}{benefit_month}的{programme}发了{amount}，按标准是{expected_fen}。"
[sets]
payments = 62
programmes = 0
[params.tolerance]
unit = "%"
default = 1
why = "四舍五入"
[guards]
rounding = "只差零头的，不算"
quantity = "按数量算不超的，不算"
returned = "已经退回的，不算"
[evidence]
name = "领款人"
programme = "补贴"
benefit_month = "所属月份"
quantity_milli = "数量（千分之一）"
unit_fen = "标准"
expected_fen = "应发"
*/
SELECT p.key AS subject, p.village AS division, p.person AS person, p.amount AS amount,
  p.paid_on AS day, p.name AS name, p.programme AS programme, p.month AS benefit_month,
  p.quantity_milli AS quantity_milli, g.unit AS unit_fen,
  g.unit * coalesce(p.quantity_milli, 1000) // 1000 AS expected_fen
FROM payments AS p
JOIN programmes AS g ON g.code = p.programme
WHERE p.status <> 'returned'
  AND g.unit > 0
  AND p.amount * 100000 > g.unit * coalesce(p.quantity_milli, 1000) * (100 + param(tolerance, p.village))
