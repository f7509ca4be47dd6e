<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Boxes</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>选择成果文件夹</source>
        <translation>Choose the deliverable&apos;s folder</translation>
    </message>
    <message>
        <source>成果文件</source>
        <translation>Deliverables</translation>
    </message>
    <message>
        <source>选择成果文件</source>
        <translation>Choose a deliverable</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>报告写入哪个文件夹</source>
        <translation>Which folder is the report for?</translation>
    </message>
    <message>
        <source>这个文件夹在成果之内。请选成果以外的文件夹：成果不会被改动。</source>
        <translation>This folder is inside the deliverable. Choose one outside of it: a deliverable is never changed.</translation>
    </message>
    <message>
        <source>报告已写好</source>
        <translation>The report is written</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>还没有报告</source>
        <translation>There is no report yet</translation>
    </message>
    <message>
        <source>打开一份成果，检查完成后即可导出。</source>
        <translation>Open a deliverable; once it is checked its report can be exported.</translation>
    </message>
    <message>
        <source>报告没有写成</source>
        <translation>The report was not written</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>文件</source>
        <translation>the file</translation>
    </message>
    <message>
        <source>磁盘已满，写不下 {0}。请腾出空间，或换一个文件夹再试。</source>
        <translation>The disk is full: {0} could not be written. Make room, or choose another folder.</translation>
    </message>
    <message>
        <source>无法写入 {0}：正被另一个程序（如 Excel、Word）打开，或没有权限。请关闭它，或换一个文件夹再试。</source>
        <translation>Cannot write {0}: another program (such as Excel or Word) has it open, or there is no permission. Close it, or choose another folder.</translation>
    </message>
    <message>
        <source>{0} 正被另一个程序打开。请关闭它再试。</source>
        <translation>Another program holds {0}. Close it and try again.</translation>
    </message>
    <message>
        <source>没有权限写入 {0}。请换一个文件夹，或检查文件是否只读。</source>
        <translation>{0} may not be written. Choose another folder, or see whether the file is read-only.</translation>
    </message>
    <message>
        <source>{0} 已不在此处。请检查路径，或重新选择。</source>
        <translation>{0} is no longer there. Check the path, or choose again.</translation>
    </message>
    <message>
        <source>无法读写 {0}：{1}</source>
        <translation>{0} cannot be read or written: {1}</translation>
    </message>
</context>
<context>
    <name>FormatsDialog</name>
    <message>
        <source>导出报告</source>
        <translation>Export the report</translation>
    </message>
    <message>
        <source>单位模板</source>
        <translation>Office&apos;s templates</translation>
    </message>
    <message>
        <source>默认模板</source>
        <translation>Our own</translation>
    </message>
    <message>
        <source>文件夹，可放 report.typ（PDF）、report.docx、office.toml（名称、地址、电话）和字体</source>
        <translation>A folder that may hold report.typ (PDF), report.docx, office.toml (name, address, telephone) and fonts</translation>
    </message>
    <message>
        <source>按图上坐标，不注明坐标系</source>
        <translation>As drawn, in no named system</translation>
    </message>
    <message>
        <source>图的坐标系</source>
        <translation>System of the drawings</translation>
    </message>
    <message>
        <source>{0}  {1}° 带，中央经线 {2}°，带号 {3}</source>
        <translation>{0}  {1}° zone, meridian {2}°, zone number {3}</translation>
    </message>
    <message>
        <source>{0}  {1}° 带，中央经线 {2}°，无带号</source>
        <translation>{0}  {1}° zone, meridian {2}°, no zone number</translation>
    </message>
    <message>
        <source>写出哪些格式？</source>
        <translation>Which formats?</translation>
    </message>
    <message>
        <source>签名私钥</source>
        <translation>Signing key</translation>
    </message>
    <message>
        <source>私钥口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>不认识坐标系 {0}：应为 CGCS2000 高斯–克吕格投影的 EPSG 编号，例如 EPSG:4549。</source>
        <translation>{0} is not known: give the EPSG code of a Gauss–Krüger grid of CGCS2000, such as EPSG:4549.</translation>
    </message>
    <message>
        <source>找不到文件夹 {0}。</source>
        <translation>There is no folder {0}.</translation>
    </message>
    <message>
        <source>找不到私钥 {0}。</source>
        <translation>There is no private key {0}.</translation>
    </message>
</context>
<context>
    <name>HatSwitch</name>
    <message>
        <source>角色</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>测绘单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>自查：先说怎么改</source>
        <translation>Checks himself: how to mend comes first</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>检查：先看证据、依据和扣分</source>
        <translation>Inspects: evidence, clause and deduction come first</translation>
    </message>
    <message>
        <source>培训</source>
        <translation>Trainer</translation>
    </message>
    <message>
        <source>讲解：大字，先问后答，正误对照</source>
        <translation>Teaches: large type, question before answer, good and bad side by side</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>1  打开</source>
        <translation>1  Open</translation>
    </message>
    <message>
        <source>把成果文件夹、ZIP、DXF 或 XML 拖进窗口。规则包会自动识别，也可以在名称旁更换。</source>
        <translation>Drop a folder, ZIP, DXF or XML on the window. The rule pack is told from the deliverable; it can be changed beside the name.</translation>
    </message>
    <message>
        <source>2  看结论</source>
        <translation>2  Verdict</translation>
    </message>
    <message>
        <source>上方是等级和分数。检查还在进行时会写明“尚非最终结果”，按 Esc 可随时停止。</source>
        <translation>Level and score stand at the top. While the check goes on it says “not final yet”; Esc stops it at any time.</translation>
    </message>
    <message>
        <source>3  逐条看</source>
        <translation>3  One by one</translation>
    </message>
    <message>
        <source>在列表中用上下键走，图上同时定位，右侧说明错在哪里、依据、怎么改。空格标记为已看。</source>
        <translation>Walk the list with the arrow keys: the map follows, the card says what is wrong, why, and how to fix it. Space marks a finding as seen.</translation>
    </message>
    <message>
        <source>4  改正后再查</source>
        <translation>4  Mend and check again</translation>
    </message>
    <message>
        <source>改好文件后按 F5：已改正、仍存在、新出现的问题会分别列出。</source>
        <translation>Once the files are mended press F5: what is fixed, still there and new is listed.</translation>
    </message>
    <message>
        <source>5  导出</source>
        <translation>5  Export</translation>
    </message>
    <message>
        <source>Ctrl+E 写出报告。右上角可在测绘单位、检查员、培训三种角色间切换。</source>
        <translation>Ctrl+E writes the report. At the top right you choose for whom it is shown: firm, inspector or trainer.</translation>
    </message>
    <message>
        <source>打开文件 / 文件夹</source>
        <translation>Open a file / a folder</translation>
    </message>
    <message>
        <source>重新检查</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>停止检查</source>
        <translation>Stop the check</translation>
    </message>
    <message>
        <source>上一条 / 下一条问题，图上同时移动</source>
        <translation>Previous / next finding; the map goes along</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>标记为已看，再按取消</source>
        <translation>Mark as seen, or not seen</translation>
    </message>
    <message>
        <source>到问题卡片</source>
        <translation>To the card of the finding</translation>
    </message>
    <message>
        <source>在问题中查找</source>
        <translation>Find among the findings</translation>
    </message>
    <message>
        <source>导出报告</source>
        <translation>Export the report</translation>
    </message>
    <message>
        <source>分享所选问题</source>
        <translation>Share the chosen finding</translation>
    </message>
    <message>
        <source>在浏览器中打开报告</source>
        <translation>Open the report in the browser</translation>
    </message>
    <message>
        <source>回到开始页</source>
        <translation>Back to the start page</translation>
    </message>
    <message>
        <source>新练习 / 所选问题的讲义</source>
        <translation>New exercise / lesson sheet of the finding</translation>
    </message>
    <message>
        <source>培训：上一题、下一题、显示答案</source>
        <translation>Trainer: previous, next, show the answer</translation>
    </message>
    <message>
        <source>地图放大、缩小、全图</source>
        <translation>Map: zoom in, out, show all</translation>
    </message>
    <message>
        <source>本页</source>
        <translation>This page</translation>
    </message>
    <message>
        <source>快速入门</source>
        <translation>Quick start</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>多测合一成果的自动检查与评分。结果是机器检查，不是法定检验报告；每条规则写明来源和确定程度。</source>
        <translation>Checks and grades integrated survey deliverables. What it says is the result of a machine and no legal inspection report; every rule names its source and how certain it is.</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>成果文件不受影响。</source>
        <translation>The files of the deliverable are not touched.</translation>
    </message>
    <message>
        <source>停止并退出</source>
        <translation>Stop and leave</translation>
    </message>
    <message>
        <source>还有工作没有完成</source>
        <translation>Something is still being done</translation>
    </message>
    <message>
        <source>不退出</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>检查正在进行：退出即停止，已发现的问题不会保留。</source>
        <translation>A check runs: leaving stops it, and what it has found so far is not kept.</translation>
    </message>
    <message>
        <source>报告正在写出：退出后可能没有写完。</source>
        <translation>A report is being written: it may not be whole.</translation>
    </message>
    <message>
        <source>规则手册正在写出：退出后没有手册。</source>
        <translation>A handbook is being written: there will be none.</translation>
    </message>
    <message>
        <source>所选问题正在写出：退出后没有文件。</source>
        <translation>A finding is being written out: there will be no file.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>检查(&amp;C)</source>
        <translation>&amp;Check</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>培训(&amp;T)</source>
        <translation>&amp;Teach</translation>
    </message>
    <message>
        <source>督查(&amp;S)</source>
        <translation>&amp;Supervision</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>打开文件夹…</source>
        <translation>Open folder…</translation>
    </message>
    <message>
        <source>打开文件…</source>
        <translation>Open file…</translation>
    </message>
    <message>
        <source>最近打开</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>示例</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>导出报告…</source>
        <translation>Export report…</translation>
    </message>
    <message>
        <source>在浏览器中打开报告</source>
        <translation>Open the report in the browser</translation>
    </message>
    <message>
        <source>回到开始页</source>
        <translation>Back to the start page</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>重新检查</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>与以前的报告比较…</source>
        <translation>Compare with an earlier report…</translation>
    </message>
    <message>
        <source>分享所选问题…</source>
        <translation>Share the chosen finding…</translation>
    </message>
    <message>
        <source>测绘单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>培训</source>
        <translation>Trainer</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Very large</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>快速入门</source>
        <translation>Quick start</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>（没有）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>检查进程意外结束。成果文件没有被改动，可以重新检查。</source>
        <translation>The check ended unexpectedly. No file of the deliverable was changed; you can check again.</translation>
    </message>
    <message>
        <source>检查没有完成（退出码 {0}）。</source>
        <translation>The check did not finish (exit status {0}).</translation>
    </message>
    <message>
        <source>检查程序无法启动：{0}</source>
        <translation>The checker could not be started: {0}</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>重新检查</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>导出报告…</source>
        <translation>Export report…</translation>
    </message>
    <message>
        <source>图层</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>成绩</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>精度</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>未查</source>
        <translation>Unchecked</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>人工</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>豁免</source>
        <translation>Waivers</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>正在导出…</source>
        <translation>Exporting…</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>报告无法读取：{0}</source>
        <translation>The report cannot be read: {0}</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>现在不能分享</source>
        <translation>Nothing to share yet</translation>
    </message>
    <message>
        <source>分享这条问题：只写出它周围的图形和记录，坐标平移，名称换掉</source>
        <translation>Share this finding: only what is around it, moved, with other names</translation>
    </message>
    <message>
        <source>正在写出另一条问题。</source>
        <translation>Another finding is just being written.</translation>
    </message>
    <message>
        <source>请先打开成果并等检查完成：只有报告时没有图形可以分享。</source>
        <translation>Open the deliverable first and let its check end: a report alone has no drawing to share.</translation>
    </message>
    <message>
        <source>请先在列表或图上选一条问题。</source>
        <translation>First choose a finding in the list or on the map.</translation>
    </message>
    <message>
        <source>这个位置在成果之内。请选成果以外的位置：成果不会被改动。</source>
        <translation>This place is inside the deliverable. Choose one outside of it: a deliverable is never changed.</translation>
    </message>
    <message>
        <source>正在裁剪并重新检查…</source>
        <translation>Cropping, and checking again…</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>分享这条问题</source>
        <translation>Share this finding</translation>
    </message>
    <message>
        <source>没有写出（退出码 {0}）。</source>
        <translation>Nothing was written (exit status {0}).</translation>
    </message>
    <message>
        <source>只有与前一阶段成果或检测数据对照才能发现的问题，不能单独分享。</source>
        <translation>What is only found against an earlier stage or check measurements cannot be shared alone.</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>这条问题已写好</source>
        <translation>The case is written</translation>
    </message>
    <message>
        <source>这条问题没有写出</source>
        <translation>The case was not written</translation>
    </message>
</context>
<context>
    <name>SigningLines</name>
    <message>
        <source>签名私钥</source>
        <translation>Signing key</translation>
    </message>
    <message>
        <source>不签名；选择私钥后为报告签名</source>
        <translation>Not signed; choose a private key to sign</translation>
    </message>
    <message>
        <source>私钥</source>
        <translation>Private key</translation>
    </message>
    <message>
        <source>没有口令则留空</source>
        <translation>empty where it has none</translation>
    </message>
    <message>
        <source>私钥口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>新建私钥…</source>
        <translation>New key…</translation>
    </message>
    <message>
        <source>生成一对密钥，私钥用左边的口令保护；公钥交给核验报告的人</source>
        <translation>Makes a pair of keys, the private one locked with the passphrase at the left; give the public one to those who verify</translation>
    </message>
    <message>
        <source>新的私钥写入</source>
        <translation>Write the new private key</translation>
    </message>
    <message>
        <source>公钥在 {0}，指纹 {1}。把它交给核验报告的人；私钥自己保管。</source>
        <translation>The public key is {0}, fingerprint {1}. Give it to those who verify the reports; keep the private one.</translation>
    </message>
</context>
<context>
    <name>SinceChoice</name>
    <message>
        <source>还没有检查结果</source>
        <translation>There is no result yet</translation>
    </message>
    <message>
        <source>请先检查一份成果，或打开一份已保存的报告。</source>
        <translation>Check a deliverable first, or open a saved report.</translation>
    </message>
    <message>
        <source>选择以前的 JSON 报告</source>
        <translation>Choose the earlier JSON report</translation>
    </message>
    <message>
        <source>没有比较：这份报告无法使用</source>
        <translation>Not compared: this report cannot be used</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>设置没有保存</source>
        <translation>The settings were not saved</translation>
    </message>
    <message>
        <source>无法写入 {0}，磁盘可能已满，或没有权限。程序可以继续使用，但下次打开时不记得这些设置。</source>
        <translation>{0} cannot be written: the disk may be full, or it is not allowed. You can go on, but the settings will not be remembered.</translation>
    </message>
</context>
</TS>
