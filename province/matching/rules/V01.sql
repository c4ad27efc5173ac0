/*
id = "V01"
title = "凭证要素不全"
english = "A voucher lacks a signature or its papers"
severity = "low"
why = "谁经手、谁证明、谁批的、有没有发票，缺一样就说不清这笔钱。"
basis = "《农村集体经济组织会计制度》原始凭证要素"
handler = "乡镇农经站"
lawful = "工资、补贴发放表代替发票；附件还在扫描。"
says = "{summary}，{amount}，缺{missing_count}样：经手 {handler}，证明 {witness}，审批 {approver}，附件 {files_count} 张。"
[sets]
vouchers = 62
attachments = 0
receipts = 0
[params.floor]
unit = "元"
default = 500
why = "低于此的零星开支不查"
[guards]
floor = "低于下限的，不算"
invoice = "发票号已经登记、只是图片还没有传的，不算缺附件"
signed = "有领款签字单的，不算缺附件"
reversal = "冲销凭证和被冲销的凭证，不算"
[evidence]
voucher = "凭证"
summary = "摘要"
handler = "经手人"
witness = "证明人"
approver = "审批人"
files_count = "附件数"
missing_count = "缺几样"
*/
WITH files AS (
  SELECT voucher, count(*) AS files_count FROM attachments GROUP BY voucher
), counted AS (
  SELECT v.key AS key, v.village AS village, v.amount AS amount, v.day AS day,
    v.summary AS summary, v.handler AS handler, v.witness AS witness, v.approver AS approver,
    coalesce(f.files_count, 0) AS files_count,
    CASE WHEN v.handler = '' THEN 1 ELSE 0 END + CASE WHEN v.witness = '' THEN 1 ELSE 0 END
      + CASE WHEN v.approver = '' THEN 1 ELSE 0 END
      + CASE WHEN f.files_count IS NULL AND v.invoice_no = '' AND s.voucher IS NULL
        THEN 1 ELSE 0 END AS missing_count
  FROM vouchers AS v
  LEFT JOIN files AS f ON f.voucher = v.key
  LEFT JOIN (SELECT DISTINCT voucher FROM receipts) AS s ON s.voucher = v.key
  WHERE v.direction = 'expense' AND v.amount >= param(floor, v.village)
    AND NOT EXISTS (SELECT 1 FROM vouchers AS b WHERE b.reverses = v.key)
)
SELECT c.key AS subject, c.village AS division, CAST(NULL AS BIGINT) AS person,
  c.amount AS amount, c.day AS day, c.key AS voucher, c.summary AS summary,
  c.handler AS handler, c.witness AS witness, c.approver AS approver,
  c.files_count AS files_count, c.missing_count AS missing_count
FROM counted AS c
WHERE c.missing_count > 0
