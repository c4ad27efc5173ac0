/*
id = "M04"
title = "互斥项目"
english = "Two programmes that exclude each other paid in one month"
severity = "medium"
why = "按政策只能享受一项的两种补贴，同一个月都发了。"
basis = "各项补贴政策文件中“不重复享受”的规定（目录 conditions.excludes）"
handler = "后批准的部门"
lawful = "转换项目当月交叉；政策允许择高补差。"
says = "{name}{benefit_month}同时领了{programme}和{other_programme}，后者{amount}。"
[sets]
payments = 62
conditions = 0
[guards]
returned = "其中一笔已经退回的，不算"
[evidence]
name = "领款人"
programme = "补贴"
other_programme = "另一项补贴"
benefit_month = "所属月份"
*/
WITH pairs AS (
  SELECT DISTINCT least(programme, value) AS one, greatest(programme, value) AS other
  FROM conditions WHERE kind = 'excludes'
), chosen AS (
  SELECT p.person AS person, p.programme AS programme, p.month AS month,
    sum(p.amount) AS amount, max(p.paid_on) AS paid_on, max(p.village) AS village,
    max(p.name) AS name
  FROM payments AS p
  WHERE p.status <> 'returned'
    AND p.programme IN (SELECT one FROM pairs UNION SELECT other FROM pairs)
  GROUP BY p.person, p.programme, p.month
)
SELECT concat(a.person, '|', a.programme, '|', b.programme, '|', a.month) AS subject,
  b.village AS division, a.person AS person, least(a.amount, b.amount) AS amount,
  greatest(a.paid_on, b.paid_on) AS day, a.name AS name, a.programme AS programme,
  b.programme AS other_programme, a.month AS benefit_month
FROM pairs AS x
JOIN chosen AS a ON a.programme = x.one
JOIN chosen AS b ON b.programme = x.other AND b.person = a.person AND b.month = a.month
