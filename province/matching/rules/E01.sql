/*
id = "E01"
title = "年龄不符"
english = "Paid below the programme's age"
severity = "medium"
why = "还没到年龄就开始领，多半是年龄录错，也有改年龄的。"
basis = "各项补贴的年龄条件（目录 conditions.min_age）"
handler = "发放补贴的部门"
lawful = "号码上的生日与户口簿不同，以户口登记为准。"
says = "{programme}要满{min_age}岁，{name}{benefit_month}时还差{missing_months}个月。"
[sets]
payments = 62
programmes = 0
people = 0
[guards]
register = "户口登记的生日够年龄的，不算"
returned = "已经退回的，不算"
[evidence]
name = "领款人"
programme = "补贴"
min_age = "年龄条件"
benefit_month = "所属月份"
born_on = "户口登记的生日"
missing_months = "差几个月"
*/
SELECT p.key AS subject, p.village AS division, p.person AS person, p.amount AS amount,
  p.paid_on AS day, p.name AS name, p.programme AS programme, g.min_age AS min_age,
  p.month AS benefit_month, a.born_on AS born_on,
  g.min_age * 12 - (p.month - coalesce(months(a.born_on), born_month(p.person))) AS missing_months
FROM payments AS p
JOIN programmes AS g ON g.code = p.programme
LEFT JOIN people AS a ON a.person = p.person
WHERE p.status <> 'returned'
  AND g.min_age > 0
  AND p.month - coalesce(months(a.born_on), born_month(p.person)) < g.min_age * 12
