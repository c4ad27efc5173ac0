/*
id = "P01"
title = "财政供养人员家庭领取低保或贫困待遇"
english = "On the public payroll, or in such a household, and paid poverty benefits"
severity = "high"
why = "家里有人拿财政工资，一般不符合低保、贫困的收入条件。"
basis = "《最低生活保障审核确认办法》共同生活家庭成员收入核算；示例县精准识别“负面清单”"
handler = "民政、乡村振兴"
lawful = "临时聘用、收入确实低且核定过的；户口在一起但已分家另过的，要上门核实。"
says = "{official_name}在{unit}任{post}，同一户的{name}还在领{programme}，共{amount}。"
[sets]
officials = 200
people = 0
payments = 62
programmes = 0
[guards]
post = "任职以前、离任以后的月份，不算"
village = "村干部不是财政供养人员，看 P02"
[evidence]
name = "领款人"
official_name = "任职的人"
post = "职务"
unit = "单位"
programme = "补贴"
first_month = "最早月份"
last_month = "最晚月份"
payments_count = "笔数"
*/
WITH homes AS (
  SELECT o.person AS official, o.person AS person, o.post AS post FROM officials AS o
  UNION
  SELECT o.person AS official, m.person AS person, o.post AS post
  FROM officials AS o
  JOIN people AS a ON a.person = o.person
  JOIN people AS m ON m.household = a.household
)
SELECT concat(h.person, '|', p.programme, '|', h.official, '|', h.post) AS subject,
  max(p.village) AS division, h.person AS person, sum(p.amount) AS amount,
  max(p.paid_on) AS day, max(p.name) AS name, max(o.name) AS official_name, h.post AS post,
  max(o.unit) AS unit, p.programme AS programme, min(p.month) AS first_month,
  max(p.month) AS last_month, count(*) AS payments_count
FROM payments AS p
JOIN programmes AS g ON g.code = p.programme
JOIN homes AS h ON h.person = p.person
JOIN officials AS o ON o.person = h.official AND o.post = h.post
WHERE p.status <> 'returned'
  AND g.category IN ('subsistence', 'poverty')
  AND o.level <> 'village'
  AND p.month > months(o.since)
  AND (o.until IS NULL OR p.month < months(o.until))
GROUP BY h.person, h.official, h.post, p.programme
