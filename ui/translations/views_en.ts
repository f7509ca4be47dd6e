<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AccuracyView</name>
    <message>
        <source>精度检测</source>
        <translation>Check measurements</translation>
    </message>
    <message>
        <source>误差分布</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>精度项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>统计值 m</source>
        <translation>Figure m</translation>
    </message>
    <message>
        <source>限值 m₀</source>
        <translation>Limit m₀</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>没有检测数据。</source>
        <translation>There are no check measurements.</translation>
    </message>
    <message>
        <source>{0}，检测 {1} 处，粗差 {2} 处</source>
        <translation>{0}; n = {1}, gross errors {2}</translation>
    </message>
    <message>
        <source>不能使用 {0} 处</source>
        <translation>Not usable: {0}</translation>
    </message>
    <message>
        <source>得分 {0}</source>
        <translation>Score {0}</translation>
    </message>
    <message>
        <source>限值依据：{0}</source>
        <translation>Source of the limit: {0}</translation>
    </message>
    <message>
        <source>检测数据来源：{0}</source>
        <translation>Source of the check values: {0}</translation>
    </message>
    <message>
        <source>差值与限差之比</source>
        <translation>Differences as a part of their limit</translation>
    </message>
    <message>
        <source>误差分布（m）；三角为 m</source>
        <translation>Errors in metres; the triangle is m</translation>
    </message>
    <message>
        <source>误差矢量：由检测位置指向成果位置，放大显示；红色为粗差</source>
        <translation>Error vectors, from the check to the deliverable, enlarged; red: gross errors</translation>
    </message>
    <message>
        <source>ΔX（北）、ΔY（东）；橙色十字为平均值，偏离中心即系统偏移</source>
        <translation>ΔX north, ΔY east; the cross is their mean: away from the middle, all are shifted</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>与上次相比</source>
        <translation>Since the last check</translation>
    </message>
    <message>
        <source>改正文件后按 F5 重新检查，这里显示变化。</source>
        <translation>Mend the files and press F5: what changed stands here.</translation>
    </message>
    <message>
        <source>新出现</source>
        <translation>New</translation>
    </message>
    <message>
        <source>仍存在</source>
        <translation>Still there</translation>
    </message>
    <message>
        <source>无法判断：规则本次没有完整检查</source>
        <translation>Unknown: the rule did not look at everything this time</translation>
    </message>
    <message>
        <source>已改正</source>
        <translation>Fixed</translation>
    </message>
</context>
<context>
    <name>DropView</name>
    <message>
        <source>把成果拖到这里</source>
        <translation>Drop a deliverable here</translation>
    </message>
    <message>
        <source>文件夹、ZIP、DXF 或 XML。文件只读取，不会被改动，也不会上传。</source>
        <translation>A folder, ZIP, DXF or XML. Files are only read: nothing is changed, nothing is uploaded.</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose a file…</translation>
    </message>
</context>
<context>
    <name>GradeView</name>
    <message>
        <source>成绩</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>质量元素</source>
        <translation>Quality element</translation>
    </message>
    <message>
        <source>权</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>检查完成后，这里是成绩。</source>
        <translation>The score stands here once the check has ended.</translation>
    </message>
    <message>
        <source>有规则未运行，不评分</source>
        <translation>Rules were left out: no score</translation>
    </message>
    <message>
        <source>单个文件，不评分</source>
        <translation>A single file: no score</translation>
    </message>
    <message>
        <source>此规则包不评分</source>
        <translation>This pack gives no score</translation>
    </message>
    <message>
        <source>→ {0}：改正 {1} 处</source>
        <translation>→ {0}: mend {1}</translation>
    </message>
    <message>
        <source>暂不定级</source>
        <translation>No level yet</translation>
    </message>
    <message>
        <source>按 {0}（仅供对照）：{1}</source>
        <translation>By {0}, for comparison: {1}</translation>
    </message>
    <message>
        <source>未检</source>
        <translation>not assessed</translation>
    </message>
    <message>
        <source>扣分多于 100 分；标准没有规定最低为 0 分。</source>
        <translation>More than 100 points were deducted; the standard sets no lower end at 0.</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>这是保存的报告，没有图形。打开成果本身即可看图。</source>
        <translation>This is a saved report without drawings. Open the deliverable itself to see them.</translation>
    </message>
</context>
<context>
    <name>PackButton</name>
    <message>
        <source>规则包。换一个会重新检查</source>
        <translation>Rule pack. Choosing another checks again</translation>
    </message>
    <message>
        <source>规则包：自动识别</source>
        <translation>Rule pack: automatic</translation>
    </message>
    <message>
        <source>请选择规则包</source>
        <translation>Choose a rule pack</translation>
    </message>
    <message>
        <source>规则包文件夹…</source>
        <translation>Folder of a rule pack…</translation>
    </message>
    <message>
        <source>选择规则包文件夹</source>
        <translation>Choose the folder of a rule pack</translation>
    </message>
</context>
<context>
    <name>PickedView</name>
    <message>
        <source>对象</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>选“查对象”工具，在图上单击对象。再次单击同一处换下一个。</source>
        <translation>Take the tool “Identify” and click a thing on the map. Click again for the next one at that place.</translation>
    </message>
    <message>
        <source>图形单位</source>
        <translation>drawing units</translation>
    </message>
    <message>
        <source>文件：{0}</source>
        <translation>File: {0}</translation>
    </message>
    <message>
        <source>图层：{0}</source>
        <translation>Layer: {0}</translation>
    </message>
    <message>
        <source>句柄：{0}</source>
        <translation>Handle: {0}</translation>
    </message>
    <message>
        <source>编码：{0}</source>
        <translation>Code: {0}</translation>
    </message>
    <message>
        <source>文字：{0}</source>
        <translation>Text: {0}</translation>
    </message>
    <message>
        <source>顶点：{0}</source>
        <translation>Vertices: {0}</translation>
    </message>
    <message>
        <source>长度：{0} {1}</source>
        <translation>Length: {0} {1}</translation>
    </message>
    <message>
        <source>面积：{0} {1}²</source>
        <translation>Area: {0} {1}²</translation>
    </message>
    <message>
        <source>位置：X（北）{0}  Y（东）{1}</source>
        <translation>At: X (north) {0}  Y (east) {1}</translation>
    </message>
</context>
<context>
    <name>StagesView</name>
    <message>
        <source>检查阶段</source>
        <translation>Stages of the check</translation>
    </message>
    <message>
        <source>读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>文件与格式</source>
        <translation>Files and formats</translation>
    </message>
    <message>
        <source>分层与结构</source>
        <translation>Layers and structure</translation>
    </message>
    <message>
        <source>属性值</source>
        <translation>Values</translation>
    </message>
    <message>
        <source>图形</source>
        <translation>Shapes</translation>
    </message>
    <message>
        <source>拓扑关系</source>
        <translation>Topology</translation>
    </message>
    <message>
        <source>图表一致</source>
        <translation>Drawing and tables agree</translation>
    </message>
    <message>
        <source>指标计算</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>数学精度</source>
        <translation>Accuracy</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>最近打开</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>先看一份示例</source>
        <translation>Look at a sample</translation>
    </message>
    <message>
        <source>还没有。打开过的成果会列在这里。</source>
        <translation>None yet. Deliverables that you open are listed here.</translation>
    </message>
    <message>
        <source>已不在此处：{0}</source>
        <translation>No longer there: {0}</translation>
    </message>
</context>
<context>
    <name>UncheckedView</name>
    <message>
        <source>未检查的内容</source>
        <translation>What was not checked</translation>
    </message>
    <message>
        <source>检查完成后，这里列出没有查到的内容和原因。</source>
        <translation>What was not checked, and why, is listed here once the check has ended.</translation>
    </message>
    <message>
        <source>都已检查。</source>
        <translation>Everything was checked.</translation>
    </message>
    <message>
        <source>没有规则看过的内容</source>
        <translation>Looked at by no rule</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>正在检查，尚非最终结果。已用 {0} 秒。</source>
        <translation>Checking; not final yet. {0} s so far.</translation>
    </message>
    <message>
        <source>已停止。以上不是最终结果。</source>
        <translation>Stopped. What is shown is not a final result.</translation>
    </message>
    <message>
        <source>以下仍是上一次检查的结果（{0}），不是最终结果。</source>
        <translation>Below is still the result of the check before ({0}); it is not final.</translation>
    </message>
    <message>
        <source>已停止。</source>
        <translation>Stopped.</translation>
    </message>
    <message numerus="yes">
        <source>{0} 处问题，{1} 条规则</source>
        <translation>
            <numerusform>{0} finding, {1} rules</numerusform>
            <numerusform>{0} findings, {1} rules</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>部分检查</source>
        <translation>partial inspection</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>成果已不在原处（被移动、改名或删除）。放回后按 F5 重新检查</source>
        <translation>The deliverable is no longer there (moved, renamed or deleted). Put it back, then F5 checks again</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>豁免</source>
        <translation>Waivers</translation>
    </message>
    <message>
        <source>人工检查结果</source>
        <translation>Manual items</translation>
    </message>
    <message>
        <source>重新检查没有完成。按 F5 再查一次</source>
        <translation>The new check did not finish. F5 checks again</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{0}已改变，结果可能过时。按 F5 重新检查</source>
        <translation>{0} changed: the result may be out of date. F5 checks again</translation>
    </message>
    <message>
        <source>与上次相比：已改正 {0}，仍存在 {1}，新出现 {2}</source>
        <translation>Since the last check: fixed {0}, still there {1}, new {2}</translation>
    </message>
    <message>
        <source>与以前的报告相比：已改正 {0}，仍存在 {1}，新出现 {2}</source>
        <translation>Against the earlier report: {0} fixed, {1} still there, {2} new</translation>
    </message>
    <message>
        <source>以前的检查：{0}</source>
        <translation>Checked before: {0}</translation>
    </message>
    <message>
        <source>，无法判断 {0}</source>
        <translation>, unknown {0}</translation>
    </message>
</context>
</TS>
