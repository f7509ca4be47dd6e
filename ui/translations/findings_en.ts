<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>CadExport</name>
    <message>
        <source>保存定位脚本</source>
        <translation>Save the script</translation>
    </message>
    <message>
        <source>脚本已复制到剪贴板，可直接粘贴到 CAD 命令行。请先打开 {0}。</source>
        <translation>The script is on the clipboard: paste it into the command line of your CAD. Open {0} first.</translation>
    </message>
    <message>
        <source>无法写入 {0}：{1}</source>
        <translation>Cannot write {0}: {1}</translation>
    </message>
    <message>
        <source>已保存 {0}，并已复制到剪贴板。在 CASS 或 AutoCAD 中打开 {1}，用 SCRIPT 命令运行它。</source>
        <translation>Saved {0} and copied it to the clipboard. Open {1} in CASS or AutoCAD and run it with the command SCRIPT.</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>问题详情</source>
        <translation>Details of the finding</translation>
    </message>
    <message>
        <source>上一题</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一题</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>显示答案</source>
        <translation>Show the answer</translation>
    </message>
    <message>
        <source>讲义…</source>
        <translation>Lesson sheet…</translation>
    </message>
    <message>
        <source>按“下一题”开始。</source>
        <translation>Press “Next” to begin.</translation>
    </message>
    <message>
        <source>选择一条问题，查看位置、依据和改正方法。</source>
        <translation>Choose a finding to see where it is, on what ground, and how to fix it.</translation>
    </message>
    <message>
        <source>这里有什么问题？</source>
        <translation>What is wrong here?</translation>
    </message>
    <message>
        <source>先看图和记录，再点“显示答案”。</source>
        <translation>Look at the drawing and the records first, then press “Show the answer”.</translation>
    </message>
    <message>
        <source>分享这条问题…</source>
        <translation>Share this finding…</translation>
    </message>
    <message>
        <source>只写出它周围的图形和记录，坐标平移，名称换掉，便于请教或报错</source>
        <translation>Only what is around it and its records, moved, with other names: to ask about it or to report a fault</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>另有 {0} 处</source>
        <translation>{0} more</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>搜索 (Ctrl+F)</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>按文字筛选</source>
        <translation>Filter by text</translation>
    </message>
    <message>
        <source>在说明、编号、句柄、图层、文件中查找</source>
        <translation>Looks in messages, numbers, handles, layers and files</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>图层</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>分组方式</source>
        <translation>Grouping</translation>
    </message>
    <message>
        <source>不分组</source>
        <translation>No groups</translation>
    </message>
    <message>
        <source>按起因分组</source>
        <translation>By cause</translation>
    </message>
    <message>
        <source>按规则分组</source>
        <translation>By rule</translation>
    </message>
    <message>
        <source>按位置分组</source>
        <translation>By place</translation>
    </message>
    <message numerus="yes">
        <source>{0} / {1} 条</source>
        <translation>
            <numerusform>{0} of {1} finding</numerusform>
            <numerusform>{0} of {1} findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0}，{1} 个起因</source>
        <translation>
            <numerusform>{0}, {1} cause</numerusform>
            <numerusform>{0}, {1} causes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>A 类</source>
        <translation>Class A</translation>
    </message>
    <message>
        <source>B 类</source>
        <translation>Class B</translation>
    </message>
    <message>
        <source>C 类</source>
        <translation>Class C</translation>
    </message>
    <message>
        <source>D 类</source>
        <translation>Class D</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
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
        <translation>Attribute values</translation>
    </message>
    <message>
        <source>图形</source>
        <translation>Shape</translation>
    </message>
    <message>
        <source>拓扑关系</source>
        <translation>Topology</translation>
    </message>
    <message>
        <source>图表一致</source>
        <translation>Drawing against records</translation>
    </message>
    <message>
        <source>指标计算</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>数学精度</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>未处理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已豁免</source>
        <translation>Waived</translation>
    </message>
    <message>
        <source>标准条文</source>
        <translation>text of a standard</translation>
    </message>
    <message>
        <source>生产实践</source>
        <translation>seen in practice</translation>
    </message>
    <message>
        <source>项目设定</source>
        <translation>set by this project</translation>
    </message>
    <message>
        <source>未经核实</source>
        <translation>not verified</translation>
    </message>
    <message>
        <source>来源未说明</source>
        <translation>source not stated</translation>
    </message>
    <message>
        <source>1 条</source>
        <translation>1 finding</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>{0} findings</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>已豁免</source>
        <translation>Waived</translation>
    </message>
    <message>
        <source>已看</source>
        <translation>seen</translation>
    </message>
    <message>
        <source>发现的问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>复制这一行</source>
        <translation>Copy this row</translation>
    </message>
    <message>
        <source>标记为已看 / 未看</source>
        <translation>Mark as seen / not seen</translation>
    </message>
    <message>
        <source>分享这条问题…</source>
        <translation>Share this finding…</translation>
    </message>
    <message>
        <source>只看这条规则</source>
        <translation>Only this rule</translation>
    </message>
    <message>
        <source>只看这个图层</source>
        <translation>Only this layer</translation>
    </message>
    <message>
        <source>只看这个文件</source>
        <translation>Only this file</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message numerus="yes">
        <source>“清除筛选”可以查看全部 {0} 条。</source>
        <translation>
            <numerusform>“Clear filters” shows it.</numerusform>
            <numerusform>“Clear filters” shows all {0} findings.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有符合当前筛选条件的问题。</source>
        <translation>Nothing passes the filters that are set.</translation>
    </message>
    <message>
        <source>正在检查，尚未发现问题。</source>
        <translation>Checking; nothing found so far.</translation>
    </message>
    <message>
        <source>没有结果，原因见上方。</source>
        <translation>No result; the reason stands above.</translation>
    </message>
    <message>
        <source>检查已停止，停止前没有发现问题。这不是最终结果。</source>
        <translation>The check was stopped; nothing had been found by then. This is not the final result.</translation>
    </message>
    <message>
        <source>还没有检查结果。</source>
        <translation>No result yet.</translation>
    </message>
    <message>
        <source>没有发现问题，但检查不完整，不能视为通过。</source>
        <translation>Nothing was found, but the check is incomplete and is not a pass.</translation>
    </message>
    <message>
        <source>没有发现问题。</source>
        <translation>Nothing was found.</translation>
    </message>
</context>
<context>
    <name>Heads</name>
    <message>
        <source>整个成果</source>
        <translation>Whole deliverable</translation>
    </message>
</context>
<context>
    <name>PlaceBox</name>
    <message>
        <source>{0}，第 {1} 行，编码 {2}，只读</source>
        <translation>{0}, line {1}, encoding {2}, read only</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>图层</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>句柄</source>
        <translation>Handle</translation>
    </message>
    <message>
        <source>布局</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>X（北）</source>
        <translation>X (north)</translation>
    </message>
    <message>
        <source>Y（东）</source>
        <translation>Y (east)</translation>
    </message>
    <message>
        <source>路径</source>
        <translation>Path</translation>
    </message>
    <message>
        <source>行号</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>复制句柄</source>
        <translation>Copy handle</translation>
    </message>
    <message>
        <source>复制路径</source>
        <translation>Copy path</translation>
    </message>
    <message>
        <source>查看原文</source>
        <translation>Show source</translation>
    </message>
    <message>
        <source>在 CAD 中定位…</source>
        <translation>Show in CAD…</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>限差 {0}</source>
        <translation>limit {0}</translation>
    </message>
    <message>
        <source>{0}，是限差的 {1} 倍</source>
        <translation>{0}, {1}-fold</translation>
    </message>
    <message>
        <source>怎么改</source>
        <translation>How to fix it</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why it matters</translation>
    </message>
    <message>
        <source>来源：{0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>其他数据</source>
        <translation>Further data</translation>
    </message>
    <message>
        <source>这条问题不扣分。</source>
        <translation>This finding costs no points.</translation>
    </message>
    <message>
        <source>扣分</source>
        <translation>Deduction</translation>
    </message>
    <message>
        <source>{0}：{1} 类缺陷，扣 {2} 分</source>
        <translation>{0}: defect of class {1}, {2} points off</translation>
    </message>
    <message>
        <source>（同一起因的 {0} 条问题合计一次）</source>
        <translation> (once for the {0} findings of one cause)</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{0}：填写</source>
        <translation>{0}: said</translation>
    </message>
    <message>
        <source>{0}：图上</source>
        <translation>{0}: drawn</translation>
    </message>
    <message>
        <source>问题所在的图形</source>
        <translation>Drawing of the place</translation>
    </message>
    <message>
        <source>图</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>正反示例</source>
        <translation>Good and bad examples</translation>
    </message>
    <message>
        <source>✓ 正例：{0}</source>
        <translation>✓ Good: {0}</translation>
    </message>
    <message>
        <source>✗ 反例：{0}</source>
        <translation>✗ Bad: {0}</translation>
    </message>
    <message>
        <source>XML 记录</source>
        <translation>XML record</translation>
    </message>
    <message>
        <source>图形对象</source>
        <translation>Drawn object</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>原文</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>打开的是保存的报告，成果文件不在手边，无法查看原文。</source>
        <translation>A saved report is open; its deliverable is not at hand, so the source cannot be shown.</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>无法读取原文：{0}</source>
        <translation>The source cannot be read: {0}</translation>
    </message>
</context>
<context>
    <name>ValueList</name>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>全部显示</source>
        <translation>Show all</translation>
    </message>
</context>
</TS>
