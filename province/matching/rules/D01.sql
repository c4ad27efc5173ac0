/*
id = "D01"
title = "死亡后仍发放"
english = "Paid for months after death"
severity = "high"
why = "人已经去世，补贴还在发，多半是没有及时停发，也可能有人冒领。"
basis = "《社会救助暂行办法》第十三条；各项补贴自死亡次月起停发"
handler = "发放补贴的部门"
lawful = "死亡登记错人；去世当月及以前的欠发可以补发；丧葬补助、一次性抚恤不属于本条。"
says = "{name}在{died_on}去世，{benefit_month}的补贴{amount}还在发。"
[sets]
deaths = 40
payments = 62
[guards]
arrears = "补发去世当月及以前的，不算"
name = "号码相同但姓名对不上的（旧号码升位、重号），不算"
returned = "已经退回的，不算"
[evidence]
name = "领款人"
dead_name = "死亡登记上的姓名"
died_on = "最早的死亡日期"
last_died_on = "最晚的死亡日期"
civil_on = "民政登记"
health_on = "卫健登记"
police_on = "公安登记"
funeral_on = "殡葬登记"
programme = "补贴"
benefit_month = "所属月份"
*/
WITH dead AS (
  SELECT person, min(died_on) AS died_on, max(died_on) AS last_died_on, max(name) AS dead_name,
    max(CASE WHEN source = 'civil' THEN died_on END) AS civil_on,
    max(CASE WHEN source = 'health' THEN died_on END) AS health_on,
    max(CASE WHEN source = 'police' THEN died_on END) AS police_on,
    max(CASE WHEN source = 'funeral' THEN died_on END) AS funeral_on
  FROM deaths
  GROUP BY person
)
SELECT p.key AS subject, p.village AS division, p.person AS person, p.amount AS amount,
  p.paid_on AS day, p.name AS name, d.dead_name AS dead_name, d.died_on AS died_on,
  d.last_died_on AS last_died_on, d.civil_on AS civil_on, d.health_on AS health_on,
  d.police_on AS police_on, d.funeral_on AS funeral_on, p.programme AS programme,
  p.month AS benefit_month
FROM payments AS p
JOIN dead AS d ON d.person = p.person
WHERE p.status <> 'returned'
  AND p.month > months(d.died_on)
  AND EXISTS (SELECT 1 FROM deaths AS n WHERE n.person = p.person AND same_name(n.name, p.name))
