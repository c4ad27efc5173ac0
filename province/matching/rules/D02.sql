/*
id = "D02"
title = "死亡人员签字领款"
english = "Signed for money after death"
severity = "high"
why = "领款单上签字的人那时已经去世，签字是别人代的，钱到了谁手里要问清。"
basis = "《农村集体经济组织会计制度》原始凭证须由领款人签字"
handler = "乡镇农经站、纪检"
lawful = "家属代领应写代领人的名字；死亡登记错人。"
says = "{name}在{died_on}去世，{day}的领款单上还有其签字，金额{amount}。"
[sets]
deaths = 40
receipts = 0
vouchers = 62
[guards]
name = "号码相同但姓名对不上的，不算"
reversed = "已经冲销的凭证，不算"
[evidence]
name = "签字人"
dead_name = "死亡登记上的姓名"
died_on = "最早的死亡日期"
voucher = "凭证"
summary = "摘要"
handler = "经手人"
approver = "审批人"
*/
WITH dead AS (
  SELECT person, min(died_on) AS died_on, max(name) AS dead_name FROM deaths GROUP BY person
)
SELECT r.key AS subject, r.village AS division, r.person AS person, r.amount AS amount,
  v.day AS day, r.name AS name, d.dead_name AS dead_name, d.died_on AS died_on,
  r.voucher AS voucher, v.summary AS summary, v.handler AS handler, v.approver AS approver
FROM receipts AS r
JOIN dead AS d ON d.person = r.person
JOIN vouchers AS v ON v.key = r.voucher
WHERE v.day > d.died_on
  AND NOT EXISTS (SELECT 1 FROM vouchers AS b WHERE b.reverses = v.key)
  AND EXISTS (SELECT 1 FROM deaths AS n WHERE n.person = r.person AND same_name(n.name, r.name))
