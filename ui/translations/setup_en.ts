<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>PathLine</name>
    <message>
        <source>文件…</source>
        <translation>File…</translation>
    </message>
    <message>
        <source>文件夹…</source>
        <translation>Folder…</translation>
    </message>
</context>
<context>
    <name>SetupButton</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>本次检查的设置：阶段、标准、前一阶段成果、检测数据、豁免、图层</source>
        <translation>Settings of this check: stage, standard, earlier stage, check survey, waivers, layers</translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message>
        <source>本次检查的设置</source>
        <translation>Settings of this check</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Deliverables</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>同一项目前一阶段，逐项比较</source>
        <translation>Earlier stage of the project, held against this one</translation>
    </message>
    <message>
        <source>成果之外的检测记录，CSV 或 XLSX</source>
        <translation>Check measurements beside the deliverable, CSV or XLSX</translation>
    </message>
    <message>
        <source>成果旁的 名称.waivers.toml</source>
        <translation>NAME.waivers.toml beside the deliverable</translation>
    </message>
    <message>
        <source>成果旁的 名称.manual.toml</source>
        <translation>NAME.manual.toml beside the deliverable</translation>
    </message>
    <message>
        <source>JSON 报告：说明哪些已改正、仍存在、新出现</source>
        <translation>JSON report: what is fixed, still there, new since</translation>
    </message>
    <message>
        <source>检查员自己的文件，适用于所有成果</source>
        <translation>The inspector&apos;s own file, for all deliverables</translation>
    </message>
    <message>
        <source>重新检查</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>稍后检查</source>
        <translation>Check later</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>自动识别</source>
        <translation>As the deliverable says</translation>
    </message>
    <message>
        <source>规则包不分阶段</source>
        <translation>The pack knows no stages</translation>
    </message>
    <message>
        <source>{0}（规则包）</source>
        <translation>{0} (of the pack)</translation>
    </message>
    <message>
        <source>规则包的标准</source>
        <translation>as the pack says</translation>
    </message>
    <message>
        <source>找不到：{0}。请重新选择，或清空。</source>
        <translation>Not found: {0}. Choose again, or clear it.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这些设置随成果一起记住。成果文件不会被改动。</source>
        <translation>They are remembered for this deliverable. Its files are never changed.</translation>
    </message>
    <message>
        <source>这是一张表格。请先打开成果，再把检测数据拖进来。</source>
        <translation>This is a table. Open a deliverable first, then drop its check survey.</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>项目阶段</source>
        <translation>Project stage</translation>
    </message>
    <message>
        <source>评分标准</source>
        <translation>Standard of the grade</translation>
    </message>
    <message>
        <source>前一阶段成果</source>
        <translation>Earlier stage</translation>
    </message>
    <message>
        <source>检测数据</source>
        <translation>Check survey</translation>
    </message>
    <message>
        <source>豁免申请</source>
        <translation>Waivers</translation>
    </message>
    <message>
        <source>人工检查结果</source>
        <translation>Manual items</translation>
    </message>
    <message>
        <source>以前的报告</source>
        <translation>Earlier report</translation>
    </message>
    <message>
        <source>检查员的决定</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>图层</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>面图层</source>
        <translation>Area layers</translation>
    </message>
    <message>
        <source>线图层</source>
        <translation>Line layers</translation>
    </message>
</context>
</TS>
