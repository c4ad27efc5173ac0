/*
id = "V02"
title = "拆分报账"
english = "Split to stay below an approval tier"
severity = "high"
why = "同一收款人一个月里好几笔都刚好低于审批线，像是拆开来报。"
basis = "村级财务审批权限（5,000 元、50,000 元两档）"
handler = "乡镇纪检、农经站"
lawful = "按月固定的租金、保洁；分批送货各有合同。"
says = "{payee}在{window}天里收了{vouchers_count}笔，每笔都略低于{tier_fen}，合计{amount}。"
[sets]
vouchers = 62
[params.low]
unit = "元"
default = 5000
why = "第一档审批线"
[params.high]
unit = "元"
default = 50000
why = "第二档审批线"
[params.near]
unit = "%"
default = 80
why = "达到审批线的多少算“略低于”"
[params.count]
unit = "笔"
default = 3
why = "几笔起"
[params.window]
unit = "天"
default = 30
why = "在多少天里"
[guards]
reversed = "已经冲销的，不算"
[evidence]
payee = "收款人"
tier_fen = "审批线"
vouchers_count = "笔数"
window = "天数"
first_voucher = "第一张凭证"
last_on = "最后一笔"
*/
WITH small AS (
  SELECT v.key AS key, v.village AS village, v.payee AS payee, v.day AS day, v.amount AS amount,
    CASE WHEN v.amount < param(low, v.village) THEN param(low, v.village)
      ELSE param(high, v.village) END AS tier
  FROM vouchers AS v
  WHERE v.direction = 'expense' AND v.payee <> ''
    AND (v.amount < param(low, v.village)
        AND v.amount * 100 >= param(low, v.village) * param(near)
      OR v.amount < param(high, v.village)
        AND v.amount * 100 >= param(high, v.village) * param(near))
    AND NOT EXISTS (SELECT 1 FROM vouchers AS b WHERE b.reverses = v.key)
), windows AS (
  SELECT a.village AS village, a.payee AS payee, a.tier AS tier, a.key AS key, a.day AS day,
    count(*) AS vouchers_count, sum(b.amount) AS amount, max(b.day) AS last_on
  FROM small AS a
  JOIN small AS b ON b.village = a.village AND b.payee = a.payee AND b.tier = a.tier
    AND b.day >= a.day AND date_diff('day', a.day, b.day) <= param(window)
  GROUP BY a.village, a.payee, a.tier, a.key, a.day
  HAVING count(*) >= param(count)
), ranked AS (
  SELECT g.village AS village, g.payee AS payee, g.tier AS tier, g.key AS key, g.day AS day,
    g.vouchers_count AS vouchers_count, g.amount AS amount, g.last_on AS last_on,
    row_number() OVER (
      PARTITION BY g.village, g.payee, g.tier ORDER BY g.vouchers_count DESC, g.day, g.key
    ) AS place
  FROM windows AS g
)
SELECT concat(r.village, '|', r.payee, '|', r.tier, '|', r.key) AS subject,
  r.village AS division, CAST(NULL AS BIGINT) AS person, r.amount AS amount, r.day AS day,
  r.payee AS payee, r.tier AS tier_fen, r.vouchers_count AS vouchers_count,
  param(window) AS window, r.key AS first_voucher, r.last_on AS last_on
FROM ranked AS r
WHERE r.place = 1
