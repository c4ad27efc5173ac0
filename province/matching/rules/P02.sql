/*
id = "P02"
title = "村干部或近亲属领取"
english = "A cadre of the paying village, or a close relative, is paid"
severity = "hint"
whole = true
ties = ["relations"]
why = "本身不违规，但评议、上报的人就是自己人，要看有没有回避、有没有公示。"
basis = "村级小微权力清单：评议回避"
handler = "乡镇纪检"
lawful = "符合条件的村干部和亲属同样可以领；只作参考，与别的线索一起看。"
says = "{official_name}（{post}）{kinship}{name}领{programme}，共{amount}。"
[sets]
officials = 200
relations = 0
payments = 62
programmes = 0
[guards]
universal = "人人按面积、按年龄都有的补贴，不算"
elsewhere = "在别的村领的，不算"
post = "任职以前、离任以后的月份，不算"
[evidence]
name = "领款人"
official_name = "村干部"
post = "职务"
kinship = "关系"
programme = "补贴"
payments_count = "笔数"
*/
WITH near AS (
  SELECT person AS official, person AS person, 'self' AS kind FROM officials
  WHERE level = 'village'
  UNION
  SELECT r.person AS official, r.relative AS person, r.kind AS kind
  FROM relations AS r JOIN officials AS o ON o.person = r.person WHERE o.level = 'village'
)
SELECT concat(n.person, '|', p.programme, '|', n.official, '|', o.post) AS subject,
  o.division AS division, n.person AS person, sum(p.amount) AS amount, max(p.paid_on) AS day,
  max(p.name) AS name, max(o.name) AS official_name, o.post AS post, min(n.kind) AS kinship,
  p.programme AS programme, count(*) AS payments_count
FROM payments AS p
JOIN near AS n ON n.person = p.person
JOIN officials AS o ON o.person = n.official AND o.division = p.village
JOIN programmes AS g ON g.code = p.programme
WHERE p.status <> 'returned'
  AND o.level = 'village'
  AND g.category IN ('poverty', 'subsistence', 'housing', 'disaster')
  AND p.month >= months(o.since)
  AND (o.until IS NULL OR p.month <= months(o.until))
GROUP BY n.person, n.official, o.post, o.division, p.programme
