<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Affair</name>
    <message>
        <source>说一说这件事</source>
        <translation>Speak up about this</translation>
    </message>
    <message>
        <source>用手机看这件事</source>
        <translation>Read this on your phone</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>一步一步怎么定的</source>
        <translation>How it was decided, step by step</translation>
    </message>
    <message>
        <source>定了以后办得怎么样</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>看%1</source>
        <translation>See %1</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>请输入查询编号</source>
        <translation>Type your receipt number</translation>
    </message>
    <message>
        <source>已输入的编号</source>
        <translation>Number typed so far</translation>
    </message>
    <message>
        <source>就是交的时候抄下来的那个编号。只在这台机器里查，不会问别人。</source>
        <translation>It is the number you copied down when you handed it in. It is looked up inside this terminal; nobody else is asked.</translation>
    </message>
    <message>
        <source>重输</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>查询</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>查另一个编号</source>
        <translation>Look up another number</translation>
    </message>
</context>
<context>
    <name>Attract</name>
    <message>
        <source>点一下屏幕，就能查</source>
        <translation>Touch the screen to look it up</translation>
    </message>
</context>
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
    <message>
        <source>去掉：%1</source>
        <translation>Remove: %1</translation>
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
    <name>Digits</name>
    <message>
        <source>删除</source>
        <translation>Erase</translation>
    </message>
</context>
<context>
    <name>EnterNumber</name>
    <message>
        <source>请输入身份证号</source>
        <translation>Type your ID number</translation>
    </message>
    <message>
        <source>已输入的号码</source>
        <translation>The number typed</translation>
    </message>
    <message>
        <source>屏幕上只显示您自己的补贴，走的时候会自动清除。</source>
        <translation>The screen shows only your own subsidies and clears when you go.</translation>
    </message>
    <message>
        <source>重输</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>查询</source>
        <translation>Look up</translation>
    </message>
</context>
<context>
    <name>Entitled</name>
    <message>
        <source>照登记的情况看，下面的您可能够条件，还没有领。领不领得到，要问发钱的部门。</source>
        <translation>Going by the registers, you may qualify for these and have not had them. The paying office decides.</translation>
    </message>
    <message>
        <source>按：%1</source>
        <translation>By: %1</translation>
    </message>
</context>
<context>
    <name>Found</name>
    <message>
        <source>公开以后改正的、撤下的：%1 笔</source>
        <translation>Corrected or taken back after publication: %1</translation>
    </message>
    <message>
        <source>看着哪里不对？说一说</source>
        <translation>Something looks wrong? Speak up</translation>
    </message>
</context>
<context>
    <name>HandPanel</name>
    <message>
        <source>用手指在下面写，可以连着写几个字。</source>
        <translation>Write below with your finger, several characters in a row.</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>写上去</source>
        <translation>Put it in</translation>
    </message>
    <message>
        <source>用手指在这里写</source>
        <translation>Write here with your finger</translation>
    </message>
    <message>
        <source>撤一笔</source>
        <translation>Undo stroke</translation>
    </message>
    <message>
        <source>重写</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>删字</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>拼音</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>%1，拿不准</source>
        <translation>%1, not sure</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>怎么用</source>
        <translation>How to use</translation>
    </message>
    <message>
        <source>换个村</source>
        <translation>Other village</translation>
    </message>
    <message>
        <source>读给我听</source>
        <translation>Read to me</translation>
    </message>
    <message>
        <source>小字</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>查我的补贴</source>
        <translation>My subsidies</translation>
    </message>
    <message>
        <source>看村里的账</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>钱从哪来、花到哪去</source>
        <translation>Money in and out</translation>
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
        <translation>Affairs</translation>
    </message>
    <message>
        <source>工程、决议、名单</source>
        <translation>Works, decisions, lists</translation>
    </message>
    <message>
        <source>查回复</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>输入查询编号</source>
        <translation>Type your receipt number</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>找一找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>这一年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>The year before</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>小写</source>
        <translation>abc</translation>
    </message>
    <message>
        <source>大写</source>
        <translation>ABC</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>手写</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>中/英</source>
        <translation>中/EN</translation>
    </message>
    <message>
        <source>英/中</source>
        <translation>EN/中</translation>
    </message>
    <message>
        <source>符号</source>
        <translation>Signs</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>换行</source>
        <translation>Enter</translation>
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
    <name>Network</name>
    <message>
        <source>正在连，要等一会儿…</source>
        <translation>Joining, this takes a while…</translation>
    </message>
    <message>
        <source>无线网，点一个来连</source>
        <translation>Wi-Fi: tap one to join it</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>手机网</source>
        <translation>Mobile network</translation>
    </message>
    <message>
        <source>连手机网</source>
        <translation>Join the mobile network</translation>
    </message>
    <message>
        <source>插上带 SIM 卡的上网卡，半分钟后这里可以连。</source>
        <translation>Plug in a modem with a SIM card; half a minute later it can be joined here.</translation>
    </message>
    <message>
        <source>无线网的密码</source>
        <translation>Wi-Fi password</translation>
    </message>
    <message>
        <source>连</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>一般空着就行。营业厅给了接入点（APN）的，输在下面。</source>
        <translation>Usually it can stay empty. If the operator gave you an access point (APN), enter it below.</translation>
    </message>
    <message>
        <source>接入点，比如 cmnet</source>
        <translation>Access point, e.g. cmnet</translation>
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
    <name>Payment</name>
    <message>
        <source>说一说这一笔</source>
        <translation>Speak up about this</translation>
    </message>
    <message>
        <source>这是什么钱</source>
        <translation>What this money is</translation>
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
    <name>Project</name>
    <message>
        <source>说一说这个项目</source>
        <translation>Speak up about this project</translation>
    </message>
    <message>
        <source>用手机看这个项目</source>
        <translation>See this project on a phone</translation>
    </message>
    <message>
        <source>账上的单子</source>
        <translation>Entries in the accounts</translation>
    </message>
    <message>
        <source>谁来投过标</source>
        <translation>Who bid</translation>
    </message>
    <message>
        <source>一步一步怎么来的</source>
        <translation>Step by step</translation>
    </message>
    <message>
        <source>分成了几块</source>
        <translation>Split into parts</translation>
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
    <name>Receipt</name>
    <message>
        <source>✓ 收好了</source>
        <translation>✓ Kept safe</translation>
    </message>
    <message>
        <source>还没有送出</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>查询编号（查回复就用它）</source>
        <translation>Your number (to see the answer)</translation>
    </message>
    <message>
        <source>请抄下来，用手机拍下来，或者打印出来。</source>
        <translation>Copy it, photograph it, or print it.</translation>
    </message>
    <message>
        <source>请抄下来，或者用手机拍下来。</source>
        <translation>Copy it or photograph it.</translation>
    </message>
    <message>
        <source>在本县任何一台机器上输编号，就能看到回复。
编号只显示这一次，机器上不保存。</source>
        <translation>Any terminal in the county shows the answer.
It is shown only once and kept nowhere.</translation>
    </message>
    <message>
        <source>我记好了</source>
        <translation>I have copied it</translation>
    </message>
    <message>
        <source>替您送的码</source>
        <translation>Code that sends it for you</translation>
    </message>
    <message>
        <source>扫一扫，手机也会替您送到。不扫也行。</source>
        <translation>Scan it and your phone sends it too, if you like.</translation>
    </message>
    <message>
        <source>用手机扫一扫，手机替您送到。</source>
        <translation>Scan it, and your phone sends it for you.</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next code</translation>
    </message>
    <message>
        <source>请看着您抄的，输编号的最后四位</source>
        <translation>From your copy, type the last four digits</translation>
    </message>
    <message>
        <source>已输入的四位</source>
        <translation>The four digits typed</translation>
    </message>
    <message>
        <source>再看一眼编号</source>
        <translation>See the number again</translation>
    </message>
    <message>
        <source>抄对了，谢谢您。
过几天来本县任何一台机器，点“查回复”，输编号就能看到。</source>
        <translation>You copied it right. Thank you.
In a few days, at any terminal of this county, tap &quot;Answers&quot; and type the number.</translation>
    </message>
    <message>
        <source>看完了，退出</source>
        <translation>Done, leave</translation>
    </message>
    <message>
        <source>回去看编号</source>
        <translation>Back to the code</translation>
    </message>
    <message>
        <source>回去扫码</source>
        <translation>Back to scan</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>不看了，返回</source>
        <translation>Go back without it</translation>
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
    <name>Search</name>
    <message>
        <source>写几个字：做什么的、付给谁、哪里、单子号</source>
        <translation>Write a few words: what for, to whom, where, number</translation>
    </message>
    <message>
        <source>哪一边</source>
        <translation>Which side</translation>
    </message>
    <message>
        <source>哪一年</source>
        <translation>Which year</translation>
    </message>
    <message>
        <source>多少钱</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>What kind</translation>
    </message>
    <message>
        <source>几月</source>
        <translation>Which month</translation>
    </message>
    <message>
        <source>付给谁（钱多的在前）</source>
        <translation>Paid to whom (largest first)</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>正在问平台…</source>
        <translation>Asking the platform…</translation>
    </message>
    <message>
        <source>开通</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>用 U 盘开通</source>
        <translation>Set up by stick</translation>
    </message>
    <message>
        <source>输平台地址和开通码</source>
        <translation>Type the address and the code</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>连无线网或手机网</source>
        <translation>Join Wi-Fi or a mobile network</translation>
    </message>
    <message>
        <source>网线插好以后，几秒钟就看得到。</source>
        <translation>A cable that is plugged in shows within seconds.</translation>
    </message>
    <message>
        <source>屏幕</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>量屏幕，试触摸</source>
        <translation>Measure the panel, try touching</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>平台地址，比如 example.cn</source>
        <translation>The platform&apos;s address, e.g. example.cn</translation>
    </message>
    <message>
        <source>开通码，十个字母和数字</source>
        <translation>The code: ten letters and digits</translation>
    </message>
    <message>
        <source>这台机器给：%1</source>
        <translation>This machine is for: %1</translation>
    </message>
    <message>
        <source>本机编号：%1</source>
        <translation>This machine&apos;s number: %1</translation>
    </message>
    <message>
        <source>请打电话给县里，请他们念核对码。十二位都一样，才按“一样”。</source>
        <translation>Call the county and have them read the check number. Only if all twelve digits agree, tap “The same”.</translation>
    </message>
    <message>
        <source>不一样</source>
        <translation>Different</translation>
    </message>
    <message>
        <source>一样</source>
        <translation>The same</translation>
    </message>
    <message>
        <source>开通了：%1</source>
        <translation>Set up: %1</translation>
    </message>
    <message>
        <source>自检：看一遍机器，试触摸</source>
        <translation>Self-test: how the machine is, try touching</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>先这样，数据会自己来</source>
        <translation>Enough for now, data will come by themselves</translation>
    </message>
</context>
<context>
    <name>Signed</name>
    <message>
        <source>这些单子上写着您领了钱。没有领到、没有签过字的，点开那一笔说一说。</source>
        <translation>These papers say that you received money. If you did not, or never signed, tap the line and say so.</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>删除</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>字母</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>换行</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>Speak</name>
    <message>
        <source>说的是：%1</source>
        <translation>About: %1</translation>
    </message>
    <message>
        <source>在这里写</source>
        <translation>Write here</translation>
    </message>
    <message>
        <source>写字、拼音都行，点几句现成的话也行。

写完马上加密，只有%1能打开。村里的人、管机器的人都打不开。

断网也能交：用手机扫码带走。</source>
        <translation>Write by hand, type, or just tap ready sentences.

Encrypted at once: only %1 can open it. Nobody in the village or at this machine can.

No network? Take it away with a phone.</translation>
    </message>
    <message>
        <source>这台机器上还不能写，请打电话。</source>
        <translation>You cannot write here yet. Please telephone.</translation>
    </message>
    <message>
        <source>开始写</source>
        <translation>Start writing</translation>
    </message>
    <message>
        <source>用手机写</source>
        <translation>Write on a phone</translation>
    </message>
    <message>
        <source>用手机扫这个码，回家慢慢看，慢慢写。

这台机器上什么也不留。</source>
        <translation>Scan this code; read and write at home, in your own time.

Nothing stays on this machine.</translation>
    </message>
    <message>
        <source>先在账里点开要说的那一笔，页上有一个码，用手机扫。

这台机器上什么也不留。</source>
        <translation>First open the entry you mean in the accounts; its page has a code. Scan it with a phone.

Nothing stays on this machine.</translation>
    </message>
    <message>
        <source>打电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>这台机器上还没有电话号码。</source>
        <translation>There is no telephone number here yet.</translation>
    </message>
</context>
<context>
    <name>Subsidies</name>
    <message>
        <source>按年份看</source>
        <translation>Year by year</translation>
    </message>
    <message>
        <source>点任何一笔，看这是什么补贴、谁能领、标准多少。</source>
        <translation>Tap any line to see what it is, who may get it and how much.</translation>
    </message>
</context>
<context>
    <name>Technician</name>
    <message>
        <source>请输密码</source>
        <translation>Please type the PIN</translation>
    </message>
    <message>
        <source>进去</source>
        <translation>Go in</translation>
    </message>
    <message>
        <source>机器怎么样</source>
        <translation>How the machine is</translation>
    </message>
    <message>
        <source>用手机扫，发给县里</source>
        <translation>Scan by phone and send it to the county</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>连无线网或手机网</source>
        <translation>Join Wi-Fi or a mobile network</translation>
    </message>
    <message>
        <source>触摸</source>
        <translation>Touch</translation>
    </message>
    <message>
        <source>试九个点</source>
        <translation>Try nine points</translation>
    </message>
    <message>
        <source>屏幕有多大</source>
        <translation>Size of the screen</translation>
    </message>
    <message>
        <source>竖着，%1×%2</source>
        <translation>Upright, %1×%2</translation>
    </message>
    <message>
        <source>横着，%1×%2</source>
        <translation>Lying, %1×%2</translation>
    </message>
    <message>
        <source>拿一张银行卡贴在下面的框上，调到一样大。</source>
        <translation>Hold a bank card to the frame below and make both the same size.</translation>
    </message>
    <message>
        <source>长边 %1 毫米</source>
        <translation>Longer side %1 mm</translation>
    </message>
    <message>
        <source>框大很多</source>
        <translation>Much larger</translation>
    </message>
    <message>
        <source>框大一点</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>框小一点</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>框小很多</source>
        <translation>Much smaller</translation>
    </message>
    <message>
        <source>存下来</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>‹ 返回</source>
        <translation>‹ Back</translation>
    </message>
    <message>
        <source>读给我听</source>
        <translation>Read to me</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>小字</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>TouchPoints</name>
    <message>
        <source>点不到，下一个</source>
        <translation>Cannot be touched: next</translation>
    </message>
</context>
<context>
    <name>VoiceBar</name>
    <message>
        <source>接着读</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>停一下</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>从头读</source>
        <translation>From the start</translation>
    </message>
    <message>
        <source>小声点</source>
        <translation>Softer</translation>
    </message>
    <message>
        <source>大声点</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>不读了</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>Voucher</name>
    <message>
        <source>下一张发票</source>
        <translation>Next invoice</translation>
    </message>
    <message>
        <source>属于哪个项目：%1 ›</source>
        <translation>Part of project: %1 ›</translation>
    </message>
    <message>
        <source>领款单上的人</source>
        <translation>People on the pay list</translation>
    </message>
    <message>
        <source>说一说这一笔</source>
        <translation>Speak up about this</translation>
    </message>
</context>
<context>
    <name>Vouchers</name>
    <message>
        <source>找一找</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>WordRow</name>
    <message>
        <source>点字母拼音，字在这里出来，再点字。</source>
        <translation>Type Pinyin; characters come here: tap one.</translation>
    </message>
    <message>
        <source>前面的字</source>
        <translation>Earlier words</translation>
    </message>
    <message>
        <source>后面的字</source>
        <translation>Further words</translation>
    </message>
</context>
<context>
    <name>Write</name>
    <message>
        <source>正在加密…</source>
        <translation>Encrypting…</translation>
    </message>
    <message>
        <source>说的是：%1</source>
        <translation>About: %1</translation>
    </message>
    <message>
        <source>这是</source>
        <translation>I want to</translation>
    </message>
    <message>
        <source>说的是谁的事</source>
        <translation>About people of</translation>
    </message>
    <message>
        <source>现成的话，点一下就写上</source>
        <translation>Ready sentences: tap to put one in</translation>
    </message>
    <message>
        <source>点这里写，手写、拼音都行。</source>
        <translation>Tap here to write, by hand or by keys.</translation>
    </message>
    <message>
        <source>姓名（不留也行）</source>
        <translation>Your name (if you like)</translation>
    </message>
    <message>
        <source>电话（不留也行）</source>
        <translation>Phone (if you like)</translation>
    </message>
    <message>
        <source>%1%2。</source>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>交上去</source>
        <translation>Hand it in</translation>
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
    <name>affair</name>
    <message>
        <source>村里的事</source>
        <translation>Village affairs</translation>
    </message>
    <message>
        <source>{day}公布</source>
        <translation>Published on {day}</translation>
    </message>
</context>
<context>
    <name>affairs</name>
    <message>
        <source>村里的事</source>
        <translation>Village affairs</translation>
    </message>
    <message>
        <source>还没有数据，等机器连上网就有了。</source>
        <translation>No data yet; they come when the machine is online.</translation>
    </message>
    <message>
        <source>{village}的事</source>
        <translation>Affairs of {village}</translation>
    </message>
    <message>
        <source>什么</source>
        <translation>anything</translation>
    </message>
    <message>
        <source>没有公开过{what}。</source>
        <translation>Nothing published: {what}.</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>工程</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>撤下来了</source>
        <translation>Withdrawn</translation>
    </message>
</context>
<context>
    <name>answers</name>
    <message>
        <source>已收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>正在办</source>
        <translation>Being dealt with</translation>
    </message>
    <message>
        <source>转给别的部门了</source>
        <translation>Passed to another office</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>请您补充</source>
        <translation>Please tell more</translation>
    </message>
    <message>
        <source>有一位抄错了。请对着编号，一位一位再看一遍。</source>
        <translation>One digit is wrong. Please check it against your copy, digit by digit.</translation>
    </message>
    <message>
        <source>还没有回复。
送到和打开都要几天，过几天再来看。
别的机器上也能查，编号不会变。</source>
        <translation>No answer yet.
It takes some days to arrive and be opened; look again in a few days.
Any other terminal will do; the number stays the same.</translation>
    </message>
    <message>
        <source>查回复</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>在机器上查到的</source>
        <translation>Found at the terminal</translation>
    </message>
    <message>
        <source>还差 {missing} 位。编号一共 18 位。</source>
        <translation>{missing} digits missing. The number has 18.</translation>
    </message>
    <message>
        <source>请先输入编号。</source>
        <translation>Please type the number first.</translation>
    </message>
    <message>
        <source>请点数字，输入十八位的查询编号，再点查询。</source>
        <translation>Tap the 18 digits of your receipt, then tap Search.</translation>
    </message>
    <message>
        <source>一共 18 位，已输入 {count} 位。</source>
        <translation>{count} of 18 digits typed.</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>打不开</source>
        <translation>Cannot be opened</translation>
    </message>
    <message>
        <source>这一条坏了，请打电话问一问。</source>
        <translation>This one is damaged. Please telephone and ask.</translation>
    </message>
    <message>
        <source>有回复</source>
        <translation>Answered</translation>
    </message>
</context>
<context>
    <name>attract</name>
    <message>
        <source>明镜</source>
        <translation>Mingjing</translation>
    </message>
    <message>
        <source>点一下屏幕，
就能查</source>
        <translation>Touch the screen
to look it up</translation>
    </message>
    <message>
        <source>补贴到了没有</source>
        <translation>Has my subsidy come?</translation>
    </message>
    <message>
        <source>带身份证来就行</source>
        <translation>Just bring your ID card</translation>
    </message>
    <message>
        <source>村里的钱花到哪去了</source>
        <translation>Where did the village&apos;s money go?</translation>
    </message>
    <message>
        <source>每一笔都有单据</source>
        <translation>With the papers for every sum</translation>
    </message>
    <message>
        <source>有话就说</source>
        <translation>Something to say?</translation>
    </message>
    <message>
        <source>问一问、改个错、提意见</source>
        <translation>Ask, correct, suggest</translation>
    </message>
    <message>
        <source>收入</source>
        <translation>Money in</translation>
    </message>
    <message>
        <source>支出</source>
        <translation>Money out</translation>
    </message>
    <message>
        <source>{n} 笔</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>发补贴</source>
        <translation>Subsidies paid</translation>
    </message>
    <message>
        <source>{year} 年村里的钱</source>
        <translation>The village&apos;s money in {year}</translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>开了工的工程</source>
        <translation>Works begun</translation>
    </message>
    <message>
        <source>已经验收的</source>
        <translation>Works accepted</translation>
    </message>
    <message>
        <source>{year} 年干的事</source>
        <translation>What was done in {year}</translation>
    </message>
    <message>
        <source>新公开的</source>
        <translation>Newly published</translation>
    </message>
    <message>
        <source>{year} 年钱花在哪里</source>
        <translation>Where the money went in {year}</translation>
    </message>
    <message>
        <source>查出来的问题</source>
        <translation>What checks found</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>查清了</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>正在查</source>
        <translation>Being checked</translation>
    </message>
</context>
<context>
    <name>breakdown</name>
    <message>
        <source>请告诉村干部，
给县里打电话。</source>
        <translation>Please tell a village cadre
to telephone the county.</translation>
    </message>
    <message>
        <source>请打电话：{number}</source>
        <translation>Please telephone: {number}</translation>
    </message>
    <message>
        <source>这个村</source>
        <translation>this village</translation>
    </message>
    <message>
        <source>就说是{village}的机器。</source>
        <translation>Say: the terminal of {village}.</translation>
    </message>
    <message>
        <source>就说是{village}的机器，号是 {name}。</source>
        <translation>Say: the terminal of {village}, number {name}.</translation>
    </message>
    <message>
        <source>机器坏了</source>
        <translation>Out of order</translation>
    </message>
    <message>
        <source>它过一会儿就自己再试一次。</source>
        <translation>It tries again by itself in a while.</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>{month}，{now}，上一年 {before}</source>
        <translation>{month}, {now}, the year before {before}</translation>
    </message>
    <message>
        <source>上一年没有账可以比。</source>
        <translation>There is no ledger of the year before to compare with.</translation>
    </message>
    <message>
        <source>和上一年一样多</source>
        <translation>as much as the year before</translation>
    </message>
    <message>
        <source>比上一年多收 {sum}</source>
        <translation>{sum} more came in than the year before</translation>
    </message>
    <message>
        <source>比上一年少收 {sum}</source>
        <translation>{sum} less came in than the year before</translation>
    </message>
    <message>
        <source>比上一年多花 {sum}</source>
        <translation>{sum} more was spent than the year before</translation>
    </message>
    <message>
        <source>比上一年少花 {sum}</source>
        <translation>{sum} less was spent than the year before</translation>
    </message>
    <message>
        <source>{change}（上一年 {before}）</source>
        <translation>{change} (then {before})</translation>
    </message>
    <message>
        <source>都算到 {day}，{told}</source>
        <translation>Both up to {day}: {told}</translation>
    </message>
    <message>
        <source>上一年 {sum}</source>
        <translation>{sum} the year before</translation>
    </message>
    <message>
        <source>上一年没有</source>
        <translation>none the year before</translation>
    </message>
    <message>
        <source>占 {share}% · {before}</source>
        <translation>{share}% · {before}</translation>
    </message>
</context>
<context>
    <name>condition</name>
    <message>
        <source>好的</source>
        <translation>working</translation>
    </message>
    <message>
        <source>没有接</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>坏了</source>
        <translation>broken</translation>
    </message>
    <message>
        <source>防拆：磁盘已加密，只有这台机器打得开</source>
        <translation>Protected against opening: the disk is encrypted and opens to this machine alone</translation>
    </message>
    <message>
        <source>不防拆：老式机器（BIOS），拆开就能读磁盘</source>
        <translation>Not protected against opening: an old machine (BIOS), whoever opens it can read the disk</translation>
    </message>
    <message>
        <source>不防拆：没有 TPM 芯片，拆开就能读磁盘</source>
        <translation>Not protected against opening: no TPM, whoever opens it can read the disk</translation>
    </message>
    <message>
        <source>不防拆：没有开安全启动，拆开就能读磁盘</source>
        <translation>Not protected against opening: Secure Boot is off, whoever opens it can read the disk</translation>
    </message>
    <message>
        <source>不防拆：磁盘没有加密，要防拆须重新安装</source>
        <translation>Not protected against opening: the disk is not encrypted; that needs a new installation</translation>
    </message>
    <message>
        <source>磁盘打不开，机器可能被动过：请告诉县里</source>
        <translation>The disk does not open, the machine may have been tampered with: please tell the county</translation>
    </message>
    <message>
        <source>不防拆：不知道磁盘有没有加密</source>
        <translation>Not protected against opening: nobody knows whether the disk is encrypted</translation>
    </message>
    <message>
        <source>不知道</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>从来没有</source>
        <translation>never</translation>
    </message>
    <message>
        <source>上次连通：{moment}</source>
        <translation>Last online: {moment}</translation>
    </message>
    <message>
        <source>还有 {count} 张图片没有到</source>
        <translation>{count} pictures not here yet</translation>
    </message>
    <message>
        <source>磁盘还剩 {free:,} MB</source>
        <translation>Disk: {free:,} MB free</translation>
    </message>
    <message>
        <source>读卡器：{state}</source>
        <translation>Card reader: {state}</translation>
    </message>
    <message>
        <source>打印机：{state}</source>
        <translation>Printer: {state}</translation>
    </message>
    <message>
        <source>语音：{state}</source>
        <translation>Voice: {state}</translation>
    </message>
    <message>
        <source>软件 {version}</source>
        <translation>Software {version}</translation>
    </message>
    <message>
        <source>起不来、退回了的软件：{versions}</source>
        <translation>Versions that did not start and were left: {versions}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>时钟 {now}，可信</source>
        <translation>Clock {now}, credible</translation>
    </message>
    <message>
        <source>时钟 {now}，不可信：至少应当是 {least}</source>
        <translation>Clock {now}, wrong: it must be {least} at least</translation>
    </message>
    <message>
        <source>{name}：还没有数据</source>
        <translation>{name}: no data yet</translation>
    </message>
    <message>
        <source>{town}{name}：数据到 {day}，第 {number} 号</source>
        <translation>{town} {name}: data up to {day}, no. {number}</translation>
    </message>
</context>
<context>
    <name>deciding</name>
    <message>
        <source>党支部提议</source>
        <translation>Party branch proposes</translation>
    </message>
    <message>
        <source>两委商议</source>
        <translation>The two committees discuss</translation>
    </message>
    <message>
        <source>党员大会审议</source>
        <translation>Party members review</translation>
    </message>
    <message>
        <source>村民会议或代表会议决议</source>
        <translation>Villagers or their representatives decide</translation>
    </message>
    <message>
        <source>决议公开</source>
        <translation>Decision published</translation>
    </message>
    <message>
        <source>实施结果公开</source>
        <translation>Result published</translation>
    </message>
    <message>
        <source>到的人不够三分之二，不作数</source>
        <translation>fewer than two thirds came: it does not count</translation>
    </message>
    <message>
        <source>到的人不够一半，不作数</source>
        <translation>fewer than half came: it does not count</translation>
    </message>
    <message>
        <source>过了</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>同意的没有过半，没过</source>
        <translation>no majority: not passed</translation>
    </message>
    <message>
        <source>应到 {n} 人</source>
        <translation>{n} entitled</translation>
    </message>
    <message>
        <source>实到 {n} 人</source>
        <translation>{n} present</translation>
    </message>
    <message>
        <source>同意 {n} 人</source>
        <translation>{n} in favour</translation>
    </message>
    <message>
        <source>没有写公示了几天</source>
        <translation>not said for how many days</translation>
    </message>
    <message>
        <source>只公示了 {days} 天，应当公示 {week} 天</source>
        <translation>hung for {days} days only, {week} are due</translation>
    </message>
    <message>
        <source>公示了 {days} 天</source>
        <translation>hung for {days} days</translation>
    </message>
    <message>
        <source>比“{step}”还早 {days} 天</source>
        <translation>{days} days before &quot;{step}&quot;</translation>
    </message>
    <message>
        <source>“{step}”（{day}）以后才补的</source>
        <translation>made up after &quot;{step}&quot; ({day})</translation>
    </message>
    <message>
        <source>没有记录</source>
        <translation>No record</translation>
    </message>
    <message>
        <source>后面的步骤已经有了，这一步没有交来</source>
        <translation>Later steps are there, this one was not handed in</translation>
    </message>
    <message>
        <source>“{step}”已经有了，这一步没有交来</source>
        <translation>&quot;{step}&quot; is there, this one was not handed in</translation>
    </message>
    <message>
        <source>验收已经 {days} 天，结果还没有公开</source>
        <translation>{days} days since acceptance, the result is not published</translation>
    </message>
    <message>
        <source>还没有到这一步</source>
        <translation>Not yet due</translation>
    </message>
</context>
<context>
    <name>enter_number</name>
    <message>
        <source>身份证号只有数字，最后一位可能是 X。请再看一看。</source>
        <translation>An ID number has digits only; the last may be X. Please look again.</translation>
    </message>
    <message>
        <source>中间的出生年月日不对，没有这一天。请对着身份证再看一看。</source>
        <translation>The date of birth in the middle does not exist. Please check it against the card.</translation>
    </message>
    <message>
        <source>中间的出生年月日还没有到。请对着身份证再看一看。</source>
        <translation>The date of birth in the middle is still to come. Please check it against the card.</translation>
    </message>
    <message>
        <source>有一位输错了。请对着身份证，一位一位再看一遍。</source>
        <translation>One digit is wrong. Please go through them one by one with the card.</translation>
    </message>
    <message>
        <source>查我的补贴</source>
        <translation>My subsidies</translation>
    </message>
    <message>
        <source>还差 {missing} 位。身份证号一共 18 位。</source>
        <translation>{missing} more to type. An ID number has 18 characters.</translation>
    </message>
    <message>
        <source>请先输入号码。</source>
        <translation>Please type the number first.</translation>
    </message>
    <message>
        <source>一共 18 位，已输入 {count} 位。最后一位可能是 X。</source>
        <translation>{count} of 18 typed. The last one may be X.</translation>
    </message>
    <message>
        <source>查不到的次数多了，请等 {seconds} 秒再查。</source>
        <translation>Too many numbers were not found. Please wait {seconds} seconds.</translation>
    </message>
    <message>
        <source>刷身份证不用等。</source>
        <translation> With the ID card there is no wait.</translation>
    </message>
    <message>
        <source>有身份证的话不用输：把身份证平放在读卡处就行。</source>
        <translation>With your ID card you need not type: lay it flat on the reader.</translation>
    </message>
</context>
<context>
    <name>entitled</name>
    <message>
        <source>还能领的</source>
        <translation>What you may still get</translation>
    </message>
    <message>
        <source>没有发现您够条件还没领的补贴。</source>
        <translation>Nothing was found that you qualify for and have not had.</translation>
    </message>
    <message>
        <source>去问：{whom}</source>
        <translation>Ask: {whom}</translation>
    </message>
    <message>
        <source>带上身份证、户口本和存折。走不动的，请家里人或者村里人代办。</source>
        <translation>Take your ID card, household book and bank book. If you cannot go, let family or the village do it for you.</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>不到 500 元</source>
        <translation>Under ¥500</translation>
    </message>
    <message>
        <source>500 到 5,000 元</source>
        <translation>¥500 to 5,000</translation>
    </message>
    <message>
        <source>5,000 到 5 万元</source>
        <translation>¥5,000 to 50,000</translation>
    </message>
    <message>
        <source>5 万元以上</source>
        <translation>¥50,000 and more</translation>
    </message>
    <message>
        <source>{year}收入明细</source>
        <translation>Income {year}</translation>
    </message>
    <message>
        <source>{year}支出明细</source>
        <translation>Spending {year}</translation>
    </message>
    <message>
        <source>有“{words}”</source>
        <translation>with &quot;{words}&quot;</translation>
    </message>
</context>
<context>
    <name>found</name>
    <message>
        <source>看这一笔账</source>
        <translation>See this entry</translation>
    </message>
    <message>
        <source>看这个项目</source>
        <translation>See this project</translation>
    </message>
    <message>
        <source>看这件事</source>
        <translation>See this matter</translation>
    </message>
    <message>
        <source>有没有问题</source>
        <translation>Anything wrong?</translation>
    </message>
    <message>
        <source>还没有数据，等机器连上网就有了。</source>
        <translation>No data yet; they come when the machine is online.</translation>
    </message>
    <message>
        <source>{name}有没有问题</source>
        <translation>{name}: is anything wrong?</translation>
    </message>
    <message>
        <source>全部年份</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>一共退回来 {sum}</source>
        <translation>{sum} came back in all</translation>
    </message>
    <message>
        <source>有一件，正在查</source>
        <translation>One matter, being checked</translation>
    </message>
    <message>
        <source>正在查</source>
        <translation>Being checked</translation>
    </message>
    <message>
        <source>{day}查出来的</source>
        <translation>Found {day}</translation>
    </message>
    <message>
        <source>没查清以前不说是哪一笔、是谁，免得冤枉人。查清了写在这里。</source>
        <translation>Until it is settled, neither the entry nor any person is named, so that nobody is wronged. What comes of it will stand here.</translation>
    </message>
    <message>
        <source>退回 {sum}</source>
        <translation>{sum} came back</translation>
    </message>
    <message>
        <source>钱退回来了</source>
        <translation>Money came back</translation>
    </message>
    <message>
        <source>查清了</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>{found}查出来，{settled}查清</source>
        <translation>Found {found}, settled {settled}</translation>
    </message>
    <message>
        <source>没有写原因</source>
        <translation>no reason given</translation>
    </message>
    <message>
        <source>撤下来了</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>改正了</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>查出来 {count} 件</source>
        <translation>{count} found</translation>
    </message>
    <message>
        <source>查清 {settled} 件，正在查 {open} 件</source>
        <translation>{settled} settled, {open} being checked</translation>
    </message>
    <message>
        <source>到 {day}，{year} 年还没有查出问题</source>
        <translation>Nothing of {year} has been found up to {day}</translation>
    </message>
    <message>
        <source>到 {day}，还没有查出问题</source>
        <translation>Nothing has been found up to {day}</translation>
    </message>
    <message>
        <source>摆在这里的有：账 {vouchers:,} 笔，工程 {projects:,} 个，补贴 {payments:,} 笔。</source>
        <translation>Open here for everyone: {vouchers:,} ledger entries, {projects:,} projects, {payments:,} subsidy payments. </translation>
    </message>
    <message>
        <source>没有查出来，不等于没有。您看着哪一笔不对，点开它说一说。</source>
        <translation>Not found does not mean not there. If an entry looks wrong to you, open it and speak up.</translation>
    </message>
</context>
<context>
    <name>freshness</name>
    <message>
        <source>{day}更新过</source>
        <translation>Renewed on {day}</translation>
    </message>
    <message>
        <source>{day}更新过，已经 {days} 天没有更新</source>
        <translation>Renewed on {day}, {days} days ago</translation>
    </message>
    <message>
        <source>今天 {time} 更新过</source>
        <translation>Renewed today at {time}</translation>
    </message>
    <message>
        <source>昨天 {time} 更新过</source>
        <translation>Renewed yesterday at {time}</translation>
    </message>
    <message>
        <source>{day} {time} 更新过</source>
        <translation>Renewed on {day} at {time}</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>怎么用</source>
        <translation>How to use</translation>
    </message>
    <message>
        <source>把身份证放到读卡处，钱到了没有，马上就看得到。</source>
        <translation>Lay your ID card on the reader, and see at once whether money came.</translation>
    </message>
    <message>
        <source>点“查我的补贴”，照着身份证一个一个点号码。</source>
        <translation>Tap &quot;My subsidies&quot; and tap the number of your ID card.</translation>
    </message>
    <message>
        <source>点“大字”，字就大了；点“小字”，变回来。</source>
        <translation>Tap &quot;Larger&quot;; &quot;Smaller&quot; takes it back.</translation>
    </message>
    <message>
        <source>点“读给我听”，机器念给您听。</source>
        <translation> Tap &quot;Read to me&quot; and the machine reads it to you.</translation>
    </message>
    <message>
        <source>用手指点</source>
        <translation>Tap with a finger</translation>
    </message>
    <message>
        <source>想看哪个，点一下就行。点错了不要紧。</source>
        <translation>Tap what you want to see. A wrong tap does no harm.</translation>
    </message>
    <message>
        <source>查自己的钱</source>
        <translation>Your own money</translation>
    </message>
    <message>
        <source>走错了</source>
        <translation>Wrong page</translation>
    </message>
    <message>
        <source>点左上角的“返回”，就回到上一页。</source>
        <translation>Tap &quot;Back&quot;, top left.</translation>
    </message>
    <message>
        <source>看不清</source>
        <translation>Hard to read</translation>
    </message>
    <message>
        <source>有话想说</source>
        <translation>Something to say</translation>
    </message>
    <message>
        <source>点“说一说”。可以点现成的话，不用写字。</source>
        <translation>Tap &quot;Speak up&quot;. There are ready sentences: no need to write.</translation>
    </message>
    <message>
        <source>看完了</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>点右上角的“退出”，屏幕上的都清掉，别人看不到。</source>
        <translation>Tap &quot;Leave&quot;, top right: all is wiped, nobody else sees it.</translation>
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
        <translation>Tender</translation>
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
        <translation>Where is it from?</translation>
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
        <translation>Notice</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>资产</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>党务</source>
        <translation>Party affairs</translation>
    </message>
    <message>
        <source>选举</source>
        <translation>Election</translation>
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
        <source>怎么定下来的</source>
        <translation>How it was decided</translation>
    </message>
    <message>
        <source>要花多少钱</source>
        <translation>What it was to cost</translation>
    </message>
    <message>
        <source>谁来干，怎么定的</source>
        <translation>Who does it, and how they were chosen</translation>
    </message>
    <message>
        <source>怎么干的，谁监督</source>
        <translation>How it was done, and who watched</translation>
    </message>
    <message>
        <source>验收和结账</source>
        <translation>Inspection and settlement</translation>
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
        <source>打电话说：{number}</source>
        <translation>By telephone: {number}</translation>
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
        <source>刷身份证，或输入身份证号。发了没有、发了多少、谁发的，一看就明白</source>
        <translation>By ID card or its number: what was paid, how much, by whom</translation>
    </message>
    <message>
        <source>输入身份证号。发了没有、发了多少、谁发的，一看就明白</source>
        <translation>Type your ID number. See what was paid, how much, and by whom</translation>
    </message>
</context>
<context>
    <name>joining</name>
    <message>
        <source>开通码不对，或者已经过期。请核对，或向县里要一个新的。</source>
        <translation>The code is wrong or has expired. Check it, or ask the county for a new one.</translation>
    </message>
    <message>
        <source>这个开通码已经用过了。请向县里要一个新的。</source>
        <translation>This code has been used. Ask the county for a new one.</translation>
    </message>
    <message>
        <source>这个开通文件不能用。请向县里要一个新的。</source>
        <translation>This set-up file cannot be used. Ask the county for a new one.</translation>
    </message>
    <message>
        <source>答话的平台和开通文件对不上，没有开通。请告诉县里。</source>
        <translation>Another platform answered than the set-up file names. Nothing was set up. Tell the county.</translation>
    </message>
    <message>
        <source>这个地址上不是明镜平台。请核对地址。</source>
        <translation>There is no Mingjing platform at this address. Check the address.</translation>
    </message>
    <message>
        <source>连不上平台。请看网络通不通，再对一遍地址。</source>
        <translation>The platform cannot be reached. See whether the network is up, and check the address.</translation>
    </message>
    <message>
        <source>这台机器已经开通过。</source>
        <translation>This machine is set up already.</translation>
    </message>
    <message>
        <source>磁盘不让写，开通没有保存。</source>
        <translation>The disk cannot be written. Nothing was kept.</translation>
    </message>
    <message>
        <source>开通程序重新启动过，请再填一次。</source>
        <translation>The set-up program was restarted. Please enter it again.</translation>
    </message>
    <message>
        <source>开通程序没有答话。请关机再开，还不行就打电话给县里。</source>
        <translation>The set-up program does not answer. Switch off and on again; if that does not help, call the county.</translation>
    </message>
    <message>
        <source>开通没有成功。</source>
        <translation>Setting up did not work.</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>村里的账</source>
        <translation>Village accounts</translation>
    </message>
    <message>
        <source>还没有数据，等机器连上网就有了。</source>
        <translation>No data yet; they come when the machine is online.</translation>
    </message>
    <message>
        <source>{name}的账</source>
        <translation>Accounts of {name}</translation>
    </message>
    <message>
        <source>村里还没有公开过账。</source>
        <translation>The village has published no accounts yet.</translation>
    </message>
    <message>
        <source>从哪里来的</source>
        <translation>Where it came from</translation>
    </message>
    <message>
        <source>花在哪些事上</source>
        <translation>What it went to</translation>
    </message>
    <message>
        <source>花出去的</source>
        <translation>Spent</translation>
    </message>
    <message>
        <source>收进来的</source>
        <translation>Came in</translation>
    </message>
    <message>
        <source>每个月（万元）</source>
        <translation>Each month (¥10,000)</translation>
    </message>
    <message>
        <source>每个月（元）</source>
        <translation>Each month (¥)</translation>
    </message>
    <message>
        <source>钱从哪里来</source>
        <translation>Where is it from?</translation>
    </message>
    <message>
        <source>花到哪里去</source>
        <translation>Where did it go?</translation>
    </message>
    <message>
        <source>干了什么事</source>
        <translation>What was done?</translation>
    </message>
    <message>
        <source>{projects} 个项目</source>
        <translation>{projects} projects</translation>
    </message>
    <message>
        <source>{accepted} 个验收了，{unfinished} 个还没有</source>
        <translation>{accepted} passed inspection, {unfinished} not yet</translation>
    </message>
    <message>
        <source>效果怎么样</source>
        <translation>How did it turn out?</translation>
    </message>
    <message>
        <source>{accepted} 个验收</source>
        <translation>{accepted} inspected</translation>
    </message>
    <message>
        <source>超期 {late} 个，超预算 {over} 个</source>
        <translation>{late} late, {over} over budget</translation>
    </message>
    <message>
        <source>查清 {settled} 件，正在查 {checking} 件</source>
        <translation>{settled} settled, {checking} being checked</translation>
    </message>
    <message>
        <source>您看着不对的，点开说一说</source>
        <translation>If something looks wrong, open it and speak up</translation>
    </message>
    <message>
        <source>，改正或撤下 {corrected} 笔</source>
        <translation>, {corrected} corrected or taken back</translation>
    </message>
    <message>
        <source>有没有问题</source>
        <translation>Anything wrong?</translation>
    </message>
    <message>
        <source>查出来 {known} 件</source>
        <translation>{known} found</translation>
    </message>
    <message>
        <source>还没有查出来</source>
        <translation>Nothing found so far</translation>
    </message>
    <message>
        <source>经手</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>证明</source>
        <translation>Witnessed by</translation>
    </message>
    <message>
        <source>撤下来了</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>领款单 {signers} 人</source>
        <translation>Pay list: {signers} people</translation>
    </message>
    <message>
        <source>发票 {pictures} 张</source>
        <translation>Invoices: {pictures}</translation>
    </message>
    <message>
        <source> · 撤下：{reason}</source>
        <translation> · withdrawn: {reason}</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>信号强</source>
        <translation>strong</translation>
    </message>
    <message>
        <source>信号中等</source>
        <translation>fair</translation>
    </message>
    <message>
        <source>信号弱</source>
        <translation>weak</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>还没有找到无线网。把路由器挪近一点，或者等一会儿。</source>
        <translation>No Wi-Fi found yet. Move the router closer, or wait a moment.</translation>
    </message>
    <message>
        <source>机器上的无线网开关关着，打开它。</source>
        <translation>The machine&apos;s Wi-Fi switch is off. Switch it on.</translation>
    </message>
    <message>
        <source>连上了，记住了，以后开机自己连。</source>
        <translation>Joined and kept: the machine joins it by itself from now on.</translation>
    </message>
    <message>
        <source>连着</source>
        <translation>joined</translation>
    </message>
    <message>
        <source>要用户名的，这里连不了</source>
        <translation>needs a user name, cannot be joined here</translation>
    </message>
    <message>
        <source>{strength}，不要密码</source>
        <translation>{strength}, no password</translation>
    </message>
</context>
<context>
    <name>networks</name>
    <message>
        <source>连不上：密码不对。再输一次，大小写要一样。</source>
        <translation>Not joined: the password is wrong. Try again; capitals matter.</translation>
    </message>
    <message>
        <source>无线网的密码是 8 到 63 个字母、数字或符号，再看一遍。</source>
        <translation>A Wi-Fi password has 8 to 63 letters, digits or signs. Please look again.</translation>
    </message>
    <message>
        <source>找不到这个无线网了。离路由器近一点，或者看它开了没有。</source>
        <translation>This Wi-Fi is gone. Move the router closer, or see whether it is on.</translation>
    </message>
    <message>
        <source>连是连上了，那一头没有给地址。看路由器能不能上网。</source>
        <translation>Joined, but the other end gives no address. See whether the router is online.</translation>
    </message>
    <message>
        <source>这台机器没有无线网卡。可以接网线，或者插一个手机网的上网卡。</source>
        <translation>This machine has no Wi-Fi. Use a cable, or plug in a mobile modem.</translation>
    </message>
    <message>
        <source>没有看到上网卡。插好以后等半分钟；还没有，就接网线。</source>
        <translation>No modem is seen. Plug it in and wait half a minute; if there is still none, use a cable.</translation>
    </message>
    <message>
        <source>上网卡里没有 SIM 卡，或者没有插好。</source>
        <translation>There is no SIM card in the modem, or it does not sit well.</translation>
    </message>
    <message>
        <source>SIM 卡设了 PIN 码。先在手机上把 PIN 码关掉，再插回来。</source>
        <translation>The SIM card asks for a PIN. Switch the PIN off in a telephone, then put the card back.</translation>
    </message>
    <message>
        <source>手机网没有信号，或者这张卡不能上网。换个位置，或者问营业厅。</source>
        <translation>No mobile signal, or this card has no data plan. Try another place, or ask the operator.</translation>
    </message>
    <message>
        <source>接入点（APN）不对。问营业厅，或者空着让机器自己找。</source>
        <translation>The access point (APN) is wrong. Ask the operator, or leave it empty.</translation>
    </message>
    <message>
        <source>等了很久没有连上，请再试一次。</source>
        <translation>It took too long. Please try again.</translation>
    </message>
    <message>
        <source>管网络的程序没有答话。请关机再开，还不行就告诉县里。</source>
        <translation>The network program does not answer. Switch the machine off and on; if that does not help, call the county.</translation>
    </message>
    <message>
        <source>没有连上，请再试一次。</source>
        <translation>Not joined. Please try again.</translation>
    </message>
    <message>
        <source>网线：接好了</source>
        <translation>Cable: connected</translation>
    </message>
    <message>
        <source>网线：插上了，那一头没有给地址</source>
        <translation>Cable: plugged in, but the other end gives no address</translation>
    </message>
    <message>
        <source>网线：没有接，或者那一头没有通</source>
        <translation>Cable: not plugged in, or dead at the other end</translation>
    </message>
    <message>
        <source>网线：这台机器没有插口</source>
        <translation>Cable: this machine has no socket for one</translation>
    </message>
    <message>
        <source>手机网：连上了</source>
        <translation>Mobile: joined</translation>
    </message>
    <message>
        <source>手机网：有上网卡，没有连上</source>
        <translation>Mobile: a modem is there, not joined</translation>
    </message>
    <message>
        <source>手机网：没有上网卡</source>
        <translation>Mobile: no modem</translation>
    </message>
    <message>
        <source>无线网：连着 {name}</source>
        <translation>Wi-Fi: joined to {name}</translation>
    </message>
    <message>
        <source>无线网：没有连</source>
        <translation>Wi-Fi: not joined</translation>
    </message>
    <message>
        <source>无线网：机器上的开关关着</source>
        <translation>Wi-Fi: switched off at the machine</translation>
    </message>
    <message>
        <source>无线网：没有网卡</source>
        <translation>Wi-Fi: this machine has none</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>打好了，纸条拿好。</source>
        <translation>Done. Please take your slip.</translation>
    </message>
    <message>
        <source>打印机没有纸了。要紧的请照着屏幕抄下来。</source>
        <translation>The printer is out of paper. Please copy what matters from the screen.</translation>
    </message>
    <message>
        <source>打印机的盖子没有关上，现在打不了。</source>
        <translation>The printer&apos;s cover is open; it cannot print now.</translation>
    </message>
    <message>
        <source>打印机没有打出来。要紧的请照着屏幕抄下来。</source>
        <translation>The printer did not print. Please copy what matters from the screen.</translation>
    </message>
</context>
<context>
    <name>papers</name>
    <message>
        <source>公开招标</source>
        <translation>Open tender</translation>
    </message>
    <message>
        <source>请几家来比</source>
        <translation>Several were asked</translation>
    </message>
    <message>
        <source>谈价定的</source>
        <translation>Negotiated</translation>
    </message>
    <message>
        <source>只找了一家</source>
        <translation>One was asked</translation>
    </message>
    <message>
        <source>没有招标</source>
        <translation>No tender</translation>
    </message>
    <message>
        <source>一共</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>和上一年比</source>
        <translation>Since last year</translation>
    </message>
    <message>
        <source>{years} 年</source>
        <translation>{years} years</translation>
    </message>
    <message>
        <source>包的是什么</source>
        <translation>What is let</translation>
    </message>
    <message>
        <source>包给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>怎么定的</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>每年交</source>
        <translation>Due each year</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>押金</source>
        <translation>Deposit</translation>
    </message>
    <message>
        <source>到今天交了</source>
        <translation>Paid so far</translation>
    </message>
    <message>
        <source>每年的钱交了没有</source>
        <translation>Has each year been paid?</translation>
    </message>
    <message>
        <source>{n} 样</source>
        <translation>{n} kinds</translation>
    </message>
    <message>
        <source>值多少钱</source>
        <translation>Worth</translation>
    </message>
    <message>
        <source>借出去、租出去的</source>
        <translation>Lent or let</translation>
    </message>
    <message>
        <source>欠别人的</source>
        <translation>Debts</translation>
    </message>
    <message>
        <source>都有什么</source>
        <translation>What there is</translation>
    </message>
    <message>
        <source>有选举权的</source>
        <translation>Entitled to vote</translation>
    </message>
    <message>
        <source>来投票的</source>
        <translation>Voted</translation>
    </message>
    <message>
        <source>收回的票</source>
        <translation>Ballots</translation>
    </message>
    <message>
        <source>谁得了多少票</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>多少人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>On display</translation>
    </message>
    <message>
        <source>什么时候以前</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>到哪里办</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>打电话问</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation>{days} days</translation>
    </message>
    <message>
        <source>{days} 天，{first}到 {last}</source>
        <translation>{days} days, {first} to {last}</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} people</translation>
    </message>
    <message>
        <source>没有变</source>
        <translation>No change</translation>
    </message>
    <message>
        <source>新进 {joined} 人，退出 {left} 人</source>
        <translation>{joined} joined, {left} left</translation>
    </message>
    <message>
        <source>{n} 家来比</source>
        <translation>{n} bidders</translation>
    </message>
    <message>
        <source>{first}到 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>{day}交了</source>
        <translation>Paid on {day}</translation>
    </message>
    <message>
        <source>还没有交，{day}到期</source>
        <translation>Not paid, due on {day}</translation>
    </message>
    <message>
        <source>还没有交</source>
        <translation>Not paid</translation>
    </message>
    <message>
        <source>{n} 人，占 {percent}%</source>
        <translation>{n} people, {percent}%</translation>
    </message>
    <message>
        <source>有效 {n} 张</source>
        <translation>{n} valid</translation>
    </message>
    <message>
        <source>有效 {n} 张，作废 {spoilt} 张</source>
        <translation>{n} valid, {spoilt} spoilt</translation>
    </message>
    <message>
        <source>过半数</source>
        <translation>more than half</translation>
    </message>
    <message>
        <source>没有过半数</source>
        <translation>not more than half</translation>
    </message>
    <message>
        <source>{n} 票</source>
        <translation>{n} votes</translation>
    </message>
</context>
<context>
    <name>payment</name>
    <message>
        <source>一月一次</source>
        <translation>Every month</translation>
    </message>
    <message>
        <source>一季一次</source>
        <translation>Every quarter</translation>
    </message>
    <message>
        <source>一年一次</source>
        <translation>Once a year</translation>
    </message>
    <message>
        <source>只发一次</source>
        <translation>Only once</translation>
    </message>
    <message>
        <source>这一笔</source>
        <translation>This payment</translation>
    </message>
    <message>
        <source>钱已经在路上，一般几天就到。过了半个月还没有到，去问{whom}。</source>
        <translation>The money is on its way and mostly comes within days. If it has not come in two weeks, ask: {whom}.</translation>
    </message>
    <message>
        <source>多半是户名或者账号写错了。请带身份证和存折去问{whom}，改对了会补发。</source>
        <translation>Most often the account&apos;s name or number is wrong. Take your ID card and bank book and ask: {whom}. Once put right, it is paid again.</translation>
    </message>
    <message>
        <source>{year} 年全村这项补贴发了 {count} 笔，共 {sum}</source>
        <translation>In {year} the whole village got {count} payments of this kind: {sum}</translation>
    </message>
    <message>
        <source>发钱的部门</source>
        <translation>The paying office</translation>
    </message>
    <message>
        <source>谁能领</source>
        <translation>Who may get it</translation>
    </message>
    <message>
        <source>标准多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>多久发一次</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>存折上写的</source>
        <translation>In the bank book it says</translation>
    </message>
    <message>
        <source>按什么文件</source>
        <translation>By which paper</translation>
    </message>
    <message>
        <source>谁发的</source>
        <translation>Who pays</translation>
    </message>
    <message>
        <source>有事打电话</source>
        <translation>Questions: call</translation>
    </message>
    <message>
        <source>{department}定了发</source>
        <translation>{department} granted it</translation>
    </message>
    <message>
        <source>到账了</source>
        <translation>Arrived in the account</translation>
    </message>
    <message>
        <source>银行退回来了</source>
        <translation>The bank sent it back</translation>
    </message>
    <message>
        <source>还没有补发</source>
        <translation>Not paid again yet</translation>
    </message>
    <message>
        <source>正在银行办理，还没有到账</source>
        <translation>At the bank, not in the account yet</translation>
    </message>
    <message>
        <source>户名</source>
        <translation>Account holder</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>档次</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>问一问</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>改个错</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>提意见</source>
        <translation>Suggest</translation>
    </message>
    <message>
        <source>反映问题</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>村里的人</source>
        <translation>the village</translation>
    </message>
    <message>
        <source>镇里的人</source>
        <translation>the township</translation>
    </message>
    <message>
        <source>县里的人</source>
        <translation>the county</translation>
    </message>
    <message>
        <source>这笔钱花在哪里了？</source>
        <translation>Where did this money go?</translation>
    </message>
    <message>
        <source>这笔钱什么时候发？</source>
        <translation>When will this money be paid?</translation>
    </message>
    <message>
        <source>为什么没有我的？</source>
        <translation>Why did I get none?</translation>
    </message>
    <message>
        <source>这个是谁定的？</source>
        <translation>Who decided this?</translation>
    </message>
    <message>
        <source>想看一看原来的单据。</source>
        <translation>I want to see the papers.</translation>
    </message>
    <message>
        <source>数目不对。</source>
        <translation>The amount is wrong.</translation>
    </message>
    <message>
        <source>名字写错了。</source>
        <translation>The name is wrong.</translation>
    </message>
    <message>
        <source>日期不对。</source>
        <translation>The date is wrong.</translation>
    </message>
    <message>
        <source>账号不对。</source>
        <translation>The account is wrong.</translation>
    </message>
    <message>
        <source>这一笔记重了。</source>
        <translation>This is entered twice.</translation>
    </message>
    <message>
        <source>希望账记得再细一点。</source>
        <translation>Please give more detail.</translation>
    </message>
    <message>
        <source>希望开会让大家商量。</source>
        <translation>Please hold a meeting.</translation>
    </message>
    <message>
        <source>希望早一点公开。</source>
        <translation>Please publish earlier.</translation>
    </message>
    <message>
        <source>希望先修路。</source>
        <translation>Please mend the road first.</translation>
    </message>
    <message>
        <source>这笔钱我没收到。</source>
        <translation>I did not get this money.</translation>
    </message>
    <message>
        <source>我没有签过这个字。</source>
        <translation>I never signed this.</translation>
    </message>
    <message>
        <source>东西没有买。</source>
        <translation>It was never bought.</translation>
    </message>
    <message>
        <source>活没有干。</source>
        <translation>The work was not done.</translation>
    </message>
    <message>
        <source>这个人不该领。</source>
        <translation>This person should get none.</translation>
    </message>
    <message>
        <source>这笔钱发到哪张卡上了？</source>
        <translation>To which card was this money paid?</translation>
    </message>
    <message>
        <source>这笔钱是按什么算的？</source>
        <translation>How was this sum worked out?</translation>
    </message>
    <message>
        <source>为什么比去年少？</source>
        <translation>Why is it less than last year?</translation>
    </message>
    <message>
        <source>以后还有没有？</source>
        <translation>Will there be more later?</translation>
    </message>
    <message>
        <source>亩数不对。</source>
        <translation>The area of land is wrong.</translation>
    </message>
    <message>
        <source>希望早一点发。</source>
        <translation>Please pay it earlier.</translation>
    </message>
    <message>
        <source>希望发了告诉一声。</source>
        <translation>Please tell us when it is paid.</translation>
    </message>
    <message>
        <source>希望把怎么算的写清楚。</source>
        <translation>Please write clearly how it is worked out.</translation>
    </message>
    <message>
        <source>卡不在我手里。</source>
        <translation>The card is not in my hands.</translation>
    </message>
    <message>
        <source>有人要我把钱交出来。</source>
        <translation>Somebody wants me to hand the money over.</translation>
    </message>
    <message>
        <source>钱付给谁了？</source>
        <translation>Who was paid?</translation>
    </message>
    <message>
        <source>买的东西在哪里？</source>
        <translation>Where is what was bought?</translation>
    </message>
    <message>
        <source>单据看不清。</source>
        <translation>The papers cannot be read.</translation>
    </message>
    <message>
        <source>希望买之前多问几家。</source>
        <translation>Please ask several sellers before buying.</translation>
    </message>
    <message>
        <source>希望把单据拍清楚。</source>
        <translation>Please photograph the papers clearly.</translation>
    </message>
    <message>
        <source>价钱太高。</source>
        <translation>The price is too high.</translation>
    </message>
    <message>
        <source>发票不对。</source>
        <translation>The invoice is wrong.</translation>
    </message>
    <message>
        <source>没有开会商量。</source>
        <translation>No meeting was held about it.</translation>
    </message>
    <message>
        <source>什么时候能完工？</source>
        <translation>When will it be finished?</translation>
    </message>
    <message>
        <source>包给谁了？</source>
        <translation>Who has the contract?</translation>
    </message>
    <message>
        <source>这笔钱从哪里来？</source>
        <translation>Where does this money come from?</translation>
    </message>
    <message>
        <source>想看一看合同。</source>
        <translation>I would like to see the contract.</translation>
    </message>
    <message>
        <source>地方写错了。</source>
        <translation>The place is wrong.</translation>
    </message>
    <message>
        <source>希望请本村人干活。</source>
        <translation>Please hire people of the village.</translation>
    </message>
    <message>
        <source>希望大家一起验收。</source>
        <translation>Please let everybody inspect the work.</translation>
    </message>
    <message>
        <source>没有公示。</source>
        <translation>It was not made public.</translation>
    </message>
    <message>
        <source>活没干完。</source>
        <translation>The work is not finished.</translation>
    </message>
    <message>
        <source>活干得不好。</source>
        <translation>The work is bad.</translation>
    </message>
    <message>
        <source>包给了自家人。</source>
        <translation>The contract went to a relative.</translation>
    </message>
    <message>
        <source>占了地没有给钱。</source>
        <translation>Land was taken and not paid for.</translation>
    </message>
    <message>
        <source>这件事是谁定的？</source>
        <translation>Who decided this matter?</translation>
    </message>
    <message>
        <source>什么时候开的会？</source>
        <translation>When was the meeting?</translation>
    </message>
    <message>
        <source>为什么没有我家？</source>
        <translation>Why is my family not in it?</translation>
    </message>
    <message>
        <source>想看一看原来的记录。</source>
        <translation>I would like to see the original record.</translation>
    </message>
    <message>
        <source>少写了人。</source>
        <translation>Somebody is missing.</translation>
    </message>
    <message>
        <source>希望念给大家听。</source>
        <translation>Please read it out to everybody.</translation>
    </message>
    <message>
        <source>我没有去开会，上面写了我。</source>
        <translation>I was not at the meeting, but I am listed.</translation>
    </message>
    <message>
        <source>这个人不该在上面。</source>
        <translation>This person should not be on it.</translation>
    </message>
    <message>
        <source>说了没有办。</source>
        <translation>It was promised and not done.</translation>
    </message>
</context>
<context>
    <name>picture_links</name>
    <message>
        <source>发票</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>这一张还在检查，看过就公开</source>
        <translation>This one is still being checked, and shown after that</translation>
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
    <name>project</name>
    <message>
        <source>这个项目</source>
        <translation>This project</translation>
    </message>
    <message>
        <source>撤下来了</source>
        <translation>Taken back</translation>
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
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>谁的项目</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>谁来干</source>
        <translation>Builder</translation>
    </message>
    <message>
        <source>怎么定的</source>
        <translation>Tender</translation>
    </message>
    <message>
        <source>评审</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>超没超</source>
        <translation>Over budget?</translation>
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
        <source>比批的多了 {sum}</source>
        <translation>{sum} more than approved</translation>
    </message>
    <message>
        <source>一共 {count} 块</source>
        <translation>{count} parts</translation>
    </message>
    <message>
        <source>，加起来{cut}</source>
        <translation>; together {cut}</translation>
    </message>
    <message>
        <source>。批的一共 {sum}，送审的多出 {other}</source>
        <translation>. Approved {sum} in all; submitted {other} more</translation>
    </message>
    <message>
        <source>，加起来预算 {sum}</source>
        <translation>; budgets together {sum}</translation>
    </message>
    <message>
        <source>{count} 家投标</source>
        <translation>{count} bidders</translation>
    </message>
    <message>
        <source>{said}，最高限价 {sum}</source>
        <translation>{said}, price limit {sum}</translation>
    </message>
    <message>
        <source>收</source>
        <translation>In</translation>
    </message>
    <message>
        <source>支</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>{said} {count} 笔，共 {sum}</source>
        <translation>{said}: {count} entries, {sum}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>送审 {sum}，评审后 {other}</source>
        <translation>submitted {sum}, after review {other}</translation>
    </message>
    <message>
        <source>{said}，砍掉 {sum}（{share}%）</source>
        <translation>{said}, {sum} cut ({share}%)</translation>
    </message>
    <message>
        <source>看{caption}</source>
        <translation>See {caption}</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>第 {rank} 名</source>
        <translation>Rank {rank}</translation>
    </message>
    <message>
        <source>付给 {payee}</source>
        <translation>To {payee}</translation>
    </message>
</context>
<context>
    <name>projects</name>
    <message>
        <source>干了什么事</source>
        <translation>What was done?</translation>
    </message>
    <message>
        <source>还没有数据，等机器连上网就有了。</source>
        <translation>No data yet; they come when the machine is online.</translation>
    </message>
    <message>
        <source>{name}干了什么事</source>
        <translation>What was done in {name}</translation>
    </message>
    <message>
        <source>全部年份</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>村里还没有公开过项目。</source>
        <translation>The village has published no projects yet.</translation>
    </message>
    <message>
        <source>{day}开工</source>
        <translation>begun {day}</translation>
    </message>
    <message>
        <source>超期验收</source>
        <translation>Passed, late</translation>
    </message>
    <message>
        <source>已验收</source>
        <translation>Passed inspection</translation>
    </message>
    <message>
        <source>过了期，没验收</source>
        <translation>Overdue, not inspected</translation>
    </message>
    <message>
        <source>在建</source>
        <translation>Being built</translation>
    </message>
    <message>
        <source>没开工</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>已付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>合同</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>批了</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>预算</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>估算</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>没有写金额</source>
        <translation>No sum given</translation>
    </message>
    <message>
        <source>这一年没有项目</source>
        <translation>No projects that year</translation>
    </message>
    <message>
        <source>共 {count} 个，验收了 {accepted} 个，付了 {sum}</source>
        <translation>{count} in all, {accepted} passed inspection, {sum} paid</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>不再点也行：时间到了屏幕就清掉，您写的照样送到。</source>
        <translation>Now do nothing: the screen clears, and what you wrote arrives.</translation>
    </message>
    <message>
        <source>这台机器等着送的太多，没有存下。请用手机扫这个码送出，或者打电话。</source>
        <translation>Too much is waiting here; it was not kept. Scan the code with a phone to send it, or telephone.</translation>
    </message>
    <message>
        <source>编号盖住了。
机器上不留编号，走了就看不到了。
您写的照样送到。</source>
        <translation>The code is covered.
The terminal keeps no code: once you go it cannot be seen again.
What you wrote arrives all the same.</translation>
    </message>
    <message>
        <source>码盖住了，您写的还没有送出。
走了就没有了：请先用手机扫码，或者打电话。</source>
        <translation>The QR code is covered, and what you wrote has not been sent.
If you go it is lost: scan the code with a telephone first, or ring.</translation>
    </message>
    <message>
        <source>已经收好</source>
        <translation>Kept safe</translation>
    </message>
    <message>
        <source>请扫码送出</source>
        <translation>Please scan to send</translation>
    </message>
    <message>
        <source>和编号对不上，请再看一眼，重新抄一遍。</source>
        <translation>It does not match. Look at the number again and copy it anew.</translation>
    </message>
    <message>
        <source>请把查询编号抄下来，或者用手机扫码。机器上不保存。记好了，点“我记好了”，再输最后四位。</source>
        <translation>Please copy the receipt number, or scan the code with a phone. This machine keeps nothing. When you have it, tap &quot;I have noted it&quot; and type its last four digits.</translation>
    </message>
    <message>
        <source>第 {number} 张，共 {many} 张，都要扫</source>
        <translation>Code {number} of {many}; scan every one</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>找一找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>点一点要找的，哪一年、哪一类、多少钱，也可以写几个字。</source>
        <translation>Tap what you look for: the year, the kind, how much. You may also write a few words.</translation>
    </message>
    <message>
        <source>正在数…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>没有这样的</source>
        <translation>There is none</translation>
    </message>
    <message>
        <source>看这 {count:,} 笔，{sum}</source>
        <translation>See these {count:,}, {sum}</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>收进来的</source>
        <translation>Came in</translation>
    </message>
    <message>
        <source>花出去的</source>
        <translation>Spent</translation>
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
        <source>没有读出来。请把身份证拿起来，只放一张，放平。</source>
        <translation>It could not be read. Lift the card, then lay down one card only, flat.</translation>
    </message>
    <message>
        <source>外国人的证件在这台机器上查不到补贴，请到乡镇窗口问。</source>
        <translation>Subsidies cannot be looked up by a foreigner&apos;s permit here. Please ask at the township office.</translation>
    </message>
    <message>
        <source>手写这会儿用不了，请用拼音，或者点现成的话。</source>
        <translation>Handwriting does not work just now. Use the keys, or tap ready sentences.</translation>
    </message>
    <message>
        <source>机器这会儿忙不过来，请再点一次。</source>
        <translation>The machine is too busy just now. Please tap once more.</translation>
    </message>
    <message>
        <source>没有找到这一笔，可能已经撤下来了。</source>
        <translation>This record was not found. It may have been taken back.</translation>
    </message>
</context>
<context>
    <name>set_up</name>
    <message>
        <source>没有开通。请再对一次平台地址；还不一样，就告诉县里。</source>
        <translation>Not set up. Check the platform&apos;s address once more; if the number still differs, tell the county.</translation>
    </message>
    <message>
        <source>U 盘上有开通文件：{villages}</source>
        <translation>The stick has a set-up file: {villages}</translation>
    </message>
    <message>
        <source>没有看到名叫 KIOSK-SETUP 的 U 盘。</source>
        <translation>No stick named KIOSK-SETUP is to be seen.</translation>
    </message>
    <message>
        <source>数据到齐了，一共 {size} MB。</source>
        <translation>All data are here, {size} MB.</translation>
    </message>
    <message>
        <source>正在取数据，已经收下 {size} MB。</source>
        <translation>Data are coming, {size} MB so far.</translation>
    </message>
    <message>
        <source>这台机器还没有开通</source>
        <translation>This machine is not set up</translation>
    </message>
    <message>
        <source>开通好了</source>
        <translation>This machine is set up</translation>
    </message>
</context>
<context>
    <name>signed</name>
    <message>
        <source>用我名字领的钱</source>
        <translation>Paid in my name</translation>
    </message>
    <message>
        <source>账上没有用您名字领的钱。</source>
        <translation>Nothing in the accounts was paid in your name.</translation>
    </message>
    <message>
        <source>经手：{name}</source>
        <translation>Handled by {name}</translation>
    </message>
    <message>
        <source>审批：{name}</source>
        <translation>Approved by {name}</translation>
    </message>
</context>
<context>
    <name>slips</name>
    <message>
        <source>查自己的补贴：带上身份证</source>
        <translation>Look up your subsidies: bring your ID card</translation>
    </message>
    <message>
        <source>看村里的账：钱从哪来、花到哪去</source>
        <translation>Village accounts: where money comes from and goes</translation>
    </message>
    <message>
        <source>看村里的事：工程、决议、名单</source>
        <translation>Village affairs: works, decisions, lists</translation>
    </message>
    <message>
        <source>问一问、改个错、提意见</source>
        <translation>Ask, correct, suggest</translation>
    </message>
    <message>
        <source>查回复：输入编号</source>
        <translation>Answers: type your receipt number</translation>
    </message>
    <message>
        <source>村里的机器上可以</source>
        <translation>At the terminal in the village hall</translation>
    </message>
    <message>
        <source>后面还有，请在屏幕上看。</source>
        <translation>There is more: please read on at the screen.</translation>
    </message>
</context>
<context>
    <name>speak</name>
    <message>
        <source>工作时间</source>
        <translation>working hours</translation>
    </message>
    <message>
        <source>说一说</source>
        <translation>Speak up</translation>
    </message>
    <message>
        <source>有三个办法：在这里写；用手机扫码，回家写；或者打电话。在这里写，点“开始写”。写完马上加密。</source>
        <translation>There are three ways: write here; scan the code and write at home by phone; or ring. To write here, tap &quot;Start writing&quot;. It is encrypted at once.</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>连不上省里的平台，屏幕上还是上次的数据。</source>
        <translation>The province cannot be reached; the screen shows the last data.</translation>
    </message>
    <message>
        <source>网络要求先登录，收到的不是平台的数据。</source>
        <translation>The network wants a login first; what came is not the province&apos;s data.</translation>
    </message>
    <message>
        <source>省里的平台现在答不上来，过一会儿再试。</source>
        <translation>The province cannot answer now; it is tried again later.</translation>
    </message>
    <message>
        <source>收到的数据没有通过核验，没有采用。</source>
        <translation>The data that came failed verification and were not used.</translation>
    </message>
    <message>
        <source>收到的数据签名不对，没有采用。请告诉县里。</source>
        <translation>The data that came are signed wrongly and were not used. Please tell the county.</translation>
    </message>
    <message>
        <source>平台的签名过期了，屏幕上还是上次的数据。</source>
        <translation>The province&apos;s signature has expired; the screen shows the last data.</translation>
    </message>
    <message>
        <source>平台还没有发布本村的数据。</source>
        <translation>The province has published nothing of this village yet.</translation>
    </message>
    <message>
        <source>收到的文件是坏的，没有采用。</source>
        <translation>The file that came is damaged and was not used.</translation>
    </message>
    <message>
        <source>收到的数据比屏幕上的还旧，没有采用。</source>
        <translation>The data that came are older than those shown and were not used.</translation>
    </message>
    <message>
        <source>收到的数据中间缺了一段，没有采用。</source>
        <translation>A part is missing from the data that came; they were not used.</translation>
    </message>
    <message>
        <source>磁盘满了，新的数据放不下。</source>
        <translation>The disk is full; there is no room for new data.</translation>
    </message>
    <message>
        <source>磁盘不让写，请检查。</source>
        <translation>The disk refuses to write. Please check it.</translation>
    </message>
    <message>
        <source>这个 U 盘不能用，请换一个，或请县里重新做。</source>
        <translation>This USB stick cannot be used. Take another, or ask the county for a new one.</translation>
    </message>
    <message>
        <source>U 盘满了，信封没有带上；带来的数据已经收下。</source>
        <translation>The USB stick is full: it took no envelopes; the data on it were taken in.</translation>
    </message>
    <message>
        <source>这台机器的系统太旧，读 U 盘的程序没有能够隔离起来。数据照常核验。</source>
        <translation>This machine&apos;s system is too old to shut in the program that reads sticks. The data are checked all the same.</translation>
    </message>
    <message>
        <source>U 盘不是本省平台签的，没有收。</source>
        <translation>The stick was not signed by this province; nothing was taken.</translation>
    </message>
    <message>
        <source>U 盘是别的县的，没有收。</source>
        <translation>The stick is another county&apos;s; nothing was taken.</translation>
    </message>
    <message>
        <source>U 盘过期了，没有收。请县里重新写一遍。</source>
        <translation>The stick is out of date; nothing was taken. Ask the county to write it again.</translation>
    </message>
    <message>
        <source>U 盘不是县里做的，没有收。</source>
        <translation>The stick was not made by the county; nothing was taken.</translation>
    </message>
    <message>
        <source>本机的数据坏了，正在重新取。</source>
        <translation>The data here are damaged; they are being fetched again.</translation>
    </message>
    <message>
        <source>本机的数据坏了，正在重新取；取完以前，屏幕上还是原来的。</source>
        <translation>The data here are damaged and are fetched again; till then the screen shows the old ones.</translation>
    </message>
    <message>
        <source>settings.json 写得不对，请技术员看一看。</source>
        <translation>settings.json is wrong; a technician must look at it.</translation>
    </message>
    <message>
        <source>这台机器没有自己的身份，请重新开通。数据照常更新。</source>
        <translation>This machine has no identity; set it up again. Data are renewed as usual.</translation>
    </message>
    <message>
        <source>县里已经停用这台机器的身份，请打电话给县里。数据照常更新。</source>
        <translation>The county has revoked this machine&apos;s identity; telephone the county. Data are renewed as usual.</translation>
    </message>
    <message>
        <source>有两台机器用着同一个身份，请打电话给县里。数据照常更新。</source>
        <translation>Two machines use one identity; telephone the county. Data are renewed as usual.</translation>
    </message>
    <message>
        <source>这台机器还没有开通。</source>
        <translation>This machine is not set up yet.</translation>
    </message>
    <message>
        <source>同步程序已经在运行。</source>
        <translation>Syncing runs already.</translation>
    </message>
    <message>
        <source>同步程序停下了。</source>
        <translation>Syncing has stopped.</translation>
    </message>
    <message>
        <source>同步出了问题，请告诉技术员。</source>
        <translation>Syncing has a problem; tell the technician.</translation>
    </message>
</context>
<context>
    <name>step_names</name>
    <message>
        <source>项目建议书</source>
        <translation>Project proposal</translation>
    </message>
    <message>
        <source>可行性研究</source>
        <translation>Feasibility study</translation>
    </message>
    <message>
        <source>集体决策会议</source>
        <translation>Meeting that decided</translation>
    </message>
    <message>
        <source>立项批复</source>
        <translation>Project approved</translation>
    </message>
    <message>
        <source>列入计划</source>
        <translation>Put on the plan</translation>
    </message>
    <message>
        <source>初步设计与概算</source>
        <translation>Design and estimate</translation>
    </message>
    <message>
        <source>预算送审</source>
        <translation>Budget submitted</translation>
    </message>
    <message>
        <source>财政评审</source>
        <translation>Budget reviewed</translation>
    </message>
    <message>
        <source>招标方式核准</source>
        <translation>Way of tendering approved</translation>
    </message>
    <message>
        <source>招标公告</source>
        <translation>Tender announced</translation>
    </message>
    <message>
        <source>开标</source>
        <translation>Bids opened</translation>
    </message>
    <message>
        <source>中标</source>
        <translation>Winner chosen</translation>
    </message>
    <message>
        <source>中标公示</source>
        <translation>Winner published</translation>
    </message>
    <message>
        <source>签订合同</source>
        <translation>Contract signed</translation>
    </message>
    <message>
        <source>开工</source>
        <translation>Work begun</translation>
    </message>
    <message>
        <source>变更申请</source>
        <translation>Change asked for</translation>
    </message>
    <message>
        <source>变更批准</source>
        <translation>Change approved</translation>
    </message>
    <message>
        <source>变更实施</source>
        <translation>Change carried out</translation>
    </message>
    <message>
        <source>进度确认</source>
        <translation>Progress confirmed</translation>
    </message>
    <message>
        <source>支付</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>发放工资</source>
        <translation>Wages paid</translation>
    </message>
    <message>
        <source>投入使用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>竣工验收</source>
        <translation>Passed inspection</translation>
    </message>
    <message>
        <source>结算</source>
        <translation>Final bill</translation>
    </message>
    <message>
        <source>结算审核</source>
        <translation>Final bill checked</translation>
    </message>
    <message>
        <source>竣工决算</source>
        <translation>Final account</translation>
    </message>
    <message>
        <source>审计</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>整改</source>
        <translation>Faults put right</translation>
    </message>
    <message>
        <source>资产移交</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>党支部提议</source>
        <translation>Party branch proposes</translation>
    </message>
    <message>
        <source>两委商议</source>
        <translation>The two committees discuss</translation>
    </message>
    <message>
        <source>党员大会审议</source>
        <translation>Party members review</translation>
    </message>
    <message>
        <source>村民会议或代表会议决议</source>
        <translation>Villagers or their representatives decide</translation>
    </message>
    <message>
        <source>决议公开</source>
        <translation>Decision published</translation>
    </message>
    <message>
        <source>实施结果公开</source>
        <translation>Result published</translation>
    </message>
    <message>
        <source>村务监督委员会检查</source>
        <translation>Supervision committee checks</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>On display</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>结果公开</source>
        <translation>Result published</translation>
    </message>
</context>
<context>
    <name>subsidies</name>
    <message>
        <source>已到账</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>在路上</source>
        <translation>On its way</translation>
    </message>
    <message>
        <source>退回来了</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>撤下来了</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>我的补贴</source>
        <translation>My subsidies</translation>
    </message>
    <message>
        <source>{year} 年已到账</source>
        <translation>Arrived in {year}</translation>
    </message>
    <message>
        <source>{count} 笔</source>
        <translation>Payments: {count}</translation>
    </message>
    <message>
        <source>在路上 {sum}（{count} 笔）</source>
        <translation>On its way {sum} ({count})</translation>
    </message>
    <message>
        <source>退回来 {sum}（{count} 笔）</source>
        <translation>Sent back {sum} ({count})</translation>
    </message>
    <message>
        <source>最近一笔：{day}</source>
        <translation>Latest: {day}</translation>
    </message>
    <message>
        <source>用我名字领的钱（{count} 笔）</source>
        <translation>Paid in my name ({count})</translation>
    </message>
    <message>
        <source>看看还能领的（{count} 样）</source>
        <translation>What you may still get ({count})</translation>
    </message>
    <message>
        <source>看病、残疾、家庭方面的补贴，和用您名字领的钱，刷身份证才显示。</source>
        <translation>Health, disability and family subsidies, and what was paid in your name, show only with the ID card.</translation>
    </message>
    <message>
        <source>看病、残疾、家庭方面的补贴，和用您名字领的钱，光输号码不显示。请带身份证到乡镇窗口问。</source>
        <translation>Health, disability and family benefits, and money received in your name, are not shown for a typed number. Please ask at the township office with your ID card.</translation>
    </message>
    <message>
        <source>{sum} 元</source>
        <translation>{sum} yuan</translation>
    </message>
    <message>
        <source>{name} 的补贴</source>
        <translation>Subsidies of {name}</translation>
    </message>
    <message>
        <source>这个号码还没有补贴记录。</source>
        <translation>There are no subsidies for this number yet.</translation>
    </message>
    <message>
        <source>尾号 {digits}</source>
        <translation>ending {digits}</translation>
    </message>
</context>
<context>
    <name>technician</name>
    <message>
        <source>技术员</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>密码不对，过 {seconds} 秒再试。</source>
        <translation>Wrong PIN. Try again in {seconds} seconds.</translation>
    </message>
    <message>
        <source>第 {n} 个，一共 {all} 个。点圆圈的正中。</source>
        <translation>Point {n} of {all}. Touch the middle of the circle.</translation>
    </message>
    <message>
        <source>触摸还没有试过。</source>
        <translation>Touch was not tried yet.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>点不到的：第 {which} 个。</source>
        <translation>Cannot be touched: point {which}.</translation>
    </message>
    <message>
        <source>偏得多的：第 {which} 个，最多偏 {mm:.0f} 毫米。</source>
        <translation>Far off: point {which}, by up to {mm:.0f} mm.</translation>
    </message>
    <message>
        <source>九个点都好，最多偏 {mm:.0f} 毫米。</source>
        <translation>All nine points are good, off by {mm:.0f} mm at most.</translation>
    </message>
    <message>
        <source>读卡器读到一张卡。</source>
        <translation>The reader read a card.</translation>
    </message>
    <message>
        <source>放一张身份证试试读卡器，内容不显示。</source>
        <translation>Lay an ID card down to try the reader; what is on it is not shown.</translation>
    </message>
    <message>
        <source>还没有设密码。请插技术员 U 盘，或者运行 pin 命令。</source>
        <translation>No PIN has been set. Plug in a technician&apos;s stick, or run the pin command.</translation>
    </message>
    <message>
        <source>settings.json 写得不对，这一页打不开。</source>
        <translation>settings.json makes no sense: this page stays shut.</translation>
    </message>
    <message>
        <source>密码不对，再试一次。</source>
        <translation>Wrong PIN, please try again.</translation>
    </message>
    <message>
        <source>存好了，下一个人来就按新的尺寸。</source>
        <translation>Saved: from the next visit on.</translation>
    </message>
    <message>
        <source>没有存成，磁盘不让写。</source>
        <translation>Not saved: the disk cannot be written.</translation>
    </message>
</context>
<context>
    <name>villages</name>
    <message>
        <source>换个村</source>
        <translation>Other village</translation>
    </message>
    <message>
        <source>还没有数据</source>
        <translation>No data yet</translation>
    </message>
</context>
<context>
    <name>voucher</name>
    <message>
        <source>没有找到这一笔，可能已经撤下来了。</source>
        <translation>This record was not found. It may have been taken back.</translation>
    </message>
    <message>
        <source>现金</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>转账</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>收入</source>
        <translation>Money in</translation>
    </message>
    <message>
        <source>支出</source>
        <translation>Money out</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>付给谁</source>
        <translation>Paid to</translation>
    </message>
    <message>
        <source>经手</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>证明</source>
        <translation>Witnessed by</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>发票号</source>
        <translation>Invoice number</translation>
    </message>
    <message>
        <source>领款人</source>
        <translation>Who received</translation>
    </message>
    <message>
        <source>这一笔</source>
        <translation>This payment</translation>
    </message>
    <message>
        <source>{day} · 凭证 {voucher_no} · {account_name}</source>
        <translation>{day} · entry {voucher_no} · {account_name}</translation>
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
        <source>这一笔没有附发票</source>
        <translation>No invoice with this entry</translation>
    </message>
    <message>
        <source>（第 {number} 张，共 {many} 张）</source>
        <translation>, no. {number} of {many}</translation>
    </message>
    <message>
        <source>{day}改过：{reason}</source>
        <translation>Changed {day}: {reason}</translation>
    </message>
    <message>
        <source>原来写的是：{was}</source>
        <translation>It said before: {was}</translation>
    </message>
    <message>
        <source>谁经手</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>谁审批</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>谁证明</source>
        <translation>Witnessed by</translation>
    </message>
    <message>
        <source>谁审核</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>谁付的</source>
        <translation>Paid by</translation>
    </message>
    <message>
        <source>怎么付的</source>
        <translation>How paid</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>哪天公开的</source>
        <translation>Published on</translation>
    </message>
</context>
<context>
    <name>vouchers</name>
    <message>
        <source>改成新的在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>改成大的在前</source>
        <translation>Largest first</translation>
    </message>
    <message>
        <source>共 {total:,} 笔，{sum}</source>
        <translation>{total:,} entries, {sum}</translation>
    </message>
    <message>
        <source>没有找到。去掉一个条件再看。</source>
        <translation>Nothing found. Take one condition away and look again.</translation>
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
        <source>一类（A）</source>
        <translation>First (A)</translation>
    </message>
    <message>
        <source>二类（B）</source>
        <translation>Second (B)</translation>
    </message>
    <message>
        <source>三类（C）</source>
        <translation>Third (C)</translation>
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
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{label}：{text}</source>
        <translation>{label}: {text}</translation>
    </message>
    <message>
        <source>数据到 {day}</source>
        <translation>Data up to {day}</translation>
    </message>
</context>
<context>
    <name>write</name>
    <message>
        <source>这台机器上还不能写。请打电话，或者用手机写。</source>
        <translation>You cannot write here yet. Telephone, or write on a phone.</translation>
    </message>
    <message>
        <source>写得太长了，请删掉一些再交。</source>
        <translation>It is too long. Please delete some.</translation>
    </message>
    <message>
        <source>在这里写</source>
        <translation>Write here</translation>
    </message>
    <message>
        <source>还没有写。点几句现成的话也行。</source>
        <translation>Nothing written yet. Tapping ready sentences will do.</translation>
    </message>
    <message>
        <source>先点是什么事，再点几句现成的话，也可以自己写。名字和电话可以不写。写好了，点“交上去”。</source>
        <translation>First tap what it is, then a few ready sentences, or write your own. Name and telephone may be left out. When it is done, tap &quot;Hand in&quot;.</translation>
    </message>
    <message>
        <source>交了马上加密，只有{office}能打开。</source>
        <translation>It is encrypted at once; only {office} can open it.</translation>
    </message>
    <message>
        <source>还能写约 {left:,} 个字</source>
        <translation>Room for about {left:,} characters</translation>
    </message>
    <message>
        <source>多了约 {over:,} 个字，请删掉一些</source>
        <translation>About {over:,} characters too many</translation>
    </message>
</context>
</TS>
