<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Changes</name>
    <message>
        <source>改正过 %1 次</source>
        <translation>Corrected %1 times</translation>
    </message>
    <message>
        <source>原来写的：%1</source>
        <translation>It said: %1</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>%1，已选</source>
        <translation>%1, chosen</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>还有 %1 秒，屏幕就清掉了。</source>
        <translation>The screen clears in %1 seconds.</translation>
    </message>
    <message>
        <source>再看一会儿</source>
        <translation>Stay longer</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>删除</source>
        <translation>Erase</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>换个村</source>
        <translation>Other village</translation>
    </message>
    <message>
        <source>小字</source>
        <translation>Small type</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>查我的补贴</source>
        <translation>My subsidies</translation>
    </message>
    <message>
        <source>刷身份证，或输入身份证号。发了没有、发了多少、谁发的，一看就明白</source>
        <translation>Lay down your ID card, or type its number. See what was paid, how much, and by whom</translation>
    </message>
    <message>
        <source>看村里的账</source>
        <translation>Village accounts</translation>
    </message>
    <message>
        <source>钱从哪来、花到哪去</source>
        <translation>Where money came from, where it went</translation>
    </message>
    <message>
        <source>说一说</source>
        <translation>Speak up</translation>
    </message>
    <message>
        <source>问一问、改个错、提意见</source>
        <translation>Ask, correct, suggest</translation>
    </message>
    <message>
        <source>看村里的事</source>
        <translation>Village affairs</translation>
    </message>
    <message>
        <source>工程、决议、名单</source>
        <translation>Works, decisions, lists</translation>
    </message>
    <message>
        <source>查回复</source>
        <translation>My answers</translation>
    </message>
    <message>
        <source>输入查询编号</source>
        <translation>Type your receipt number</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>明镜</source>
        <translation>Mingjing</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>都清掉了，请放心走。</source>
        <translation>All cleared. You can go safely.</translation>
    </message>
</context>
<context>
    <name>PageButtons</name>
    <message>
        <source>上
一
页</source>
        <translation>▲</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Page up</translation>
    </message>
    <message>
        <source>下
一
页</source>
        <translation>▼</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Page down</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>放大 +</source>
        <translation>Larger +</translation>
    </message>
    <message>
        <source>缩小 -</source>
        <translation>Smaller -</translation>
    </message>
    <message>
        <source>下一张发票</source>
        <translation>Next invoice</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>看大图，%1</source>
        <translation>See it large, %1</translation>
    </message>
    <message>
        <source>%1&#x3000;点一下看大图</source>
        <translation>%1 (tap to see it large)</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>用手机看这一笔</source>
        <translation>See this on your phone</translation>
    </message>
</context>
<context>
    <name>ScreenFrame</name>
    <message>
        <source>正在查…</source>
        <translation>Looking…</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>‹ 返回</source>
        <translation>‹ Back</translation>
    </message>
    <message>
        <source>小字</source>
        <translation>Small type</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>YearBars</name>
    <message>
        <source>%1 年，%2 元</source>
        <translation>%1, ¥%2</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>业主</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>施工</source>
        <translation>Contractor</translation>
    </message>
    <message>
        <source>估算</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>预算</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>批了</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>合同</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>已付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>怎么定的施工方</source>
        <translation>How the contractor was chosen</translation>
    </message>
    <message>
        <source>开工</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>计划完工</source>
        <translation>Planned end</translation>
    </message>
    <message>
        <source>验收</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>公布</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>钱从哪里来</source>
        <translation>Where the money comes from</translation>
    </message>
    <message>
        <source>答应的日子</source>
        <translation>Promised on</translation>
    </message>
    <message>
        <source>到位的日子</source>
        <translation>Arrived on</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>日子</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>办的人</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Invited</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>In favour</translation>
    </message>
    <message>
        <source>投标的</source>
        <translation>Bidder</translation>
    </message>
    <message>
        <source>报价</source>
        <translation>Bid</translation>
    </message>
    <message>
        <source>最高限价</source>
        <translation>Highest price allowed</translation>
    </message>
    <message>
        <source>开标</source>
        <translation>Bids opened</translation>
    </message>
    <message>
        <source>有没有效</source>
        <translation>Valid or not</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>公开招标</source>
        <translation>Open tender</translation>
    </message>
    <message>
        <source>请几家来比</source>
        <translation>A few were invited to bid</translation>
    </message>
    <message>
        <source>谈价定的</source>
        <translation>Price was negotiated</translation>
    </message>
    <message>
        <source>只找了一家</source>
        <translation>Only one was asked</translation>
    </message>
    <message>
        <source>没有招标</source>
        <translation>No tender</translation>
    </message>
    <message>
        <source>公告</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Lists</translation>
    </message>
    <message>
        <source>资产</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>党务</source>
        <translation>Party affairs</translation>
    </message>
    <message>
        <source>选举</source>
        <translation>Elections</translation>
    </message>
    <message>
        <source>政府项目</source>
        <translation>Government project</translation>
    </message>
    <message>
        <source>村里项目</source>
        <translation>Village project</translation>
    </message>
    <message>
        <source>工程</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>货物</source>
        <translation>Goods</translation>
    </message>
    <message>
        <source>服务</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>无效</source>
        <translation>Not valid</translation>
    </message>
    <message>
        <source>{day}改正，原因：{reason}</source>
        <translation>Corrected {day}. Reason: {reason}</translation>
    </message>
    <message>
        <source>没有写</source>
        <translation>not given</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{day}撤下来了：{reason}</source>
        <translation>Taken back {day}: {reason}</translation>
    </message>
    <message>
        <source>没有写原因</source>
        <translation>no reason given</translation>
    </message>
    <message>
        <source>应到 {count} 人</source>
        <translation>invited {count}</translation>
    </message>
    <message>
        <source>实到 {count} 人</source>
        <translation>present {count}</translation>
    </message>
    <message>
        <source>同意 {count} 人</source>
        <translation>in favour {count}</translation>
    </message>
</context>
<context>
    <name>home</name>
    <message>
        <source>明镜</source>
        <translation>Mingjing</translation>
    </message>
    <message>
        <source>{year} 年村里</source>
        <translation>The village in {year}</translation>
    </message>
    <message>
        <source>收入 {sum}</source>
        <translation>Income {sum}</translation>
    </message>
    <message>
        <source>支出 {sum}</source>
        <translation>Spent {sum}</translation>
    </message>
    <message>
        <source>发补贴 {count} 笔</source>
        <translation>Subsidies paid: {count}</translation>
    </message>
    <message>
        <source>把身份证放到读卡处，直接查</source>
        <translation>Lay your ID card on the reader</translation>
    </message>
    <message>
        <source>请带身份证，照着输号码</source>
        <translation>Type the number on your ID card</translation>
    </message>
    <message>
        <source>还没有数据，等机器连上网就有了</source>
        <translation>No data yet. They come when the machine is online</translation>
    </message>
</context>
<context>
    <name>picture_links</name>
    <message>
        <source>发票</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>这一张是文件，请用手机看</source>
        <translation>This is a document. Read it on your phone</translation>
    </message>
    <message>
        <source>图片还没到</source>
        <translation>Picture not here yet</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>这一页出了点问题。请按退出，再试一次。</source>
        <translation>Something went wrong on this page. Press Leave and try again.</translation>
    </message>
    <message>
        <source>这台机器上还没有数据，等它连上网就有了。</source>
        <translation>This machine has no data yet. They come when it is online.</translation>
    </message>
    <message>
        <source>这台机器上的数据坏了，正在重新取，请过一会儿再来。</source>
        <translation>The data here are damaged and are being fetched again. Please come back later.</translation>
    </message>
    <message>
        <source>这台机器正在更新，请过几分钟再来。</source>
        <translation>This machine is being updated. Please come back in a few minutes.</translation>
    </message>
    <message>
        <source>这台机器还没有开通，请找技术员。</source>
        <translation>This machine has not been set up. Please call the technician.</translation>
    </message>
    <message>
        <source>这台机器上等着送出的太多了。请用手机扫码，或者打电话。</source>
        <translation>Too much is waiting to be sent here. Please scan the code with a phone, or call.</translation>
    </message>
    <message>
        <source>这台机器现在收不下。请用手机扫码，或者打电话。</source>
        <translation>This machine cannot take it now. Please scan the code with a phone, or call.</translation>
    </message>
    <message>
        <source>图片还没有到，过一阵再来看。</source>
        <translation>The picture is not here yet. Please come back later.</translation>
    </message>
    <message>
        <source>这张图片坏了，正在重新取。</source>
        <translation>This picture is damaged and is being fetched again.</translation>
    </message>
    <message>
        <source>这台机器上没有查到这个号码。
请对一对身份证；户口在别的村，请到那个村的机器上查。</source>
        <translation>This number was not found here.
Check it against your ID card. If you are registered in another village, use the machine there.</translation>
    </message>
    <message>
        <source>没有读出来，请把身份证拿起来，再放平一次。</source>
        <translation>The card was not read. Lift it and lay it flat again.</translation>
    </message>
    <message>
        <source>没有找到这一笔，可能已经撤下来了。</source>
        <translation>This record was not found. It may have been taken back.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>1 月</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>2 月</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>3 月</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>4 月</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>5 月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>6 月</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>7 月</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>8 月</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>9 月</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>10 月</source>
        <translation>Oct</translation>
    </message>
    <message>
        <source>11 月</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>12 月</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>{month} {day} 日</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{year} 年 {day}</source>
        <translation>{day} {year}</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{year} 年 {month}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>{sum} 元</source>
        <translation>¥{sum}</translation>
    </message>
    <message>
        <source>数据到 {day}</source>
        <translation>Data up to {day}</translation>
    </message>
</context>
</TS>
