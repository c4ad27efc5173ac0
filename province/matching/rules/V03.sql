/*
id = "V03"
title = "同一发票重复报销"
english = "One invoice, or one file, for two vouchers"
severity = "high"
why = "同一张发票报了两次，可能在两个村。"
basis = "《发票管理办法》；村级财务管理制度"
handler = "乡镇纪检、农经站"
lawful = "一张发票分两次付款；冲销后重做的凭证。"
says = "{what}{shared}出现在{vouchers_count}张凭证上，涉及{villages_count}个村。"
[sets]
vouchers = 62
attachments = 0
[params.shortest]
unit = "位"
default = 6
why = "比这更短的发票号多半是流水号，不比"
[guards]
reversed = "冲销后重做的，不算"
short = "太短的号码，不比"
[evidence]
what = "什么相同"
shared = "号码或文件"
vouchers_count = "凭证数"
villages_count = "村数"
one_voucher = "一张"
other_voucher = "另一张"
*/
WITH live AS (
  SELECT v.key AS key, v.village AS village, v.amount AS amount, v.day AS day,
    v.invoice_no AS invoice_no
  FROM vouchers AS v
  WHERE v.direction = 'expense' AND v.reverses = ''
    AND NOT EXISTS (SELECT 1 FROM vouchers AS b WHERE b.reverses = v.key)
), both_ways AS (
  SELECT '发票号' AS what, l.invoice_no AS shared, l.key AS key, l.village AS village,
    l.amount AS amount, l.day AS day
  FROM live AS l WHERE length(l.invoice_no) >= param(shortest)
  UNION ALL
  SELECT '文件', a.sha256, l.key, l.village, l.amount, l.day
  FROM attachments AS a JOIN live AS l ON l.key = a.voucher
)
SELECT concat(b.what, '|', b.shared) AS subject, max(b.village) AS division,
  CAST(NULL AS BIGINT) AS person, sum(b.amount) - max(b.amount) AS amount, max(b.day) AS day,
  b.what AS what, b.shared AS shared, count(*) AS vouchers_count,
  count(DISTINCT b.village) AS villages_count, min(b.key) AS one_voucher,
  max(b.key) AS other_voucher
FROM both_ways AS b
GROUP BY b.what, b.shared
HAVING count(DISTINCT b.key) > 1
