/*
id = "V07"
title = "同一工程两头出资"
english = "One work paid for twice"
severity = "high"
whole = true
why = "村里报了账，部门也拨了钱，或者村民自己已经出过钱。"
basis = "村级小微权力清单；项目资金管理办法"
handler = "乡镇纪检、财政"
lawful = "部门资金不够、村里按方案配套；同一处的两期工程。"
says = "{place}的{work}：村里付了{amount}，另有{other}在{other_on}出资{other_fen}。"
[sets]
vouchers = 62
accounts = 0
projects = 0
[params.months]
unit = "月"
default = 18
why = "相隔多久以内"
[params.works]
unit = "词"
default = ["塘", "渠", "路", "桥", "井", "坝", "灯", "厕", "广场", "水库", "管网", "堤"]
why = "这些是公益工程"
[guards]
same_project = "凭证写明是这个项目的，不算"
matched = "摘要写明配套的，不算"
reversed = "已经冲销的，不算"
[params.matched]
unit = "词"
default = ["配套", "二期", "尾工"]
why = "有这些词的不算"
[evidence]
voucher = "凭证"
summary = "摘要"
place = "地点"
work = "工程"
other = "另一头"
other_on = "另一头日期"
other_fen = "另一头金额"
*/
WITH paid AS (
  SELECT v.key AS key, v.village AS village, v.day AS day, v.amount AS amount,
    v.summary AS summary, v.place AS place, v.project AS project,
    regexp_extract(v.summary, '(塘|渠|路|桥|井|坝|灯|厕|广场|水库|管网|堤)') AS work
  FROM vouchers AS v
  WHERE v.direction = 'expense' AND v.amount > 0 AND v.place <> ''
    AND has_word(v.summary, works) AND NOT has_word(v.summary, matched)
    AND NOT EXISTS (SELECT 1 FROM vouchers AS b WHERE b.reverses = v.key)
), others AS (
  SELECT concat('project|', p.code) AS key, p.division AS division, p.place AS place,
    p.code AS project, p.owner AS other, p.contract_amount AS amount,
    coalesce(p.starts_on, p.ends_on, p.accepted_on) AS day,
    regexp_extract(p.name, '(塘|渠|路|桥|井|坝|灯|厕|广场|水库|管网|堤)') AS work
  FROM projects AS p WHERE p.kind = 'government' AND p.place <> ''
  UNION ALL
  SELECT concat('voucher|', v.key), v.village, v.place, '', '村民自筹', v.amount, v.day,
    regexp_extract(v.summary, '(塘|渠|路|桥|井|坝|灯|厕|广场|水库|管网|堤)')
  FROM vouchers AS v JOIN accounts AS a ON a.code = v.account
  WHERE v.direction = 'income' AND v.place <> '' AND a.grp IN ('一事一议', '捐赠')
)
SELECT concat(p.key, '|', o.key) AS subject, p.village AS division,
  CAST(NULL AS BIGINT) AS person, p.amount AS amount, p.day AS day, p.key AS voucher,
  p.summary AS summary, p.place AS place, p.work AS work, o.other AS other, o.day AS other_on,
  o.amount AS other_fen
FROM paid AS p
JOIN others AS o ON o.place = p.place AND o.work = p.work AND starts_with(p.village, o.division)
WHERE p.work <> ''
  AND (p.project = '' OR p.project <> o.project)
  AND abs(months(p.day) - months(o.day)) <= param(months)
