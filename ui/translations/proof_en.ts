<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AnswerView</name>
    <message>
        <source>核对结果</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>选择一份报告：是否被改动过，由谁签名，成果文件是否仍与它一致。</source>
        <translation>Choose a report: was it changed, who signed it, do the files still match it?</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>校验码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>规则包</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>程序</source>
        <translation>Programs</translation>
    </message>
    <message>
        <source>已改动</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>缺失</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>added</translation>
    </message>
    <message>
        <source>无法读取</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>是链接</source>
        <translation>a link</translation>
    </message>
</context>
<context>
    <name>ProofButton</name>
    <message>
        <source>正在核对真伪…</source>
        <translation>Verifying…</translation>
    </message>
    <message>
        <source>核对真伪…</source>
        <translation>Verify…</translation>
    </message>
    <message>
        <source>✓ 未被改动，签名可信</source>
        <translation>✓ Authentic</translation>
    </message>
    <message>
        <source>✓ 未见改动，没有签名</source>
        <translation>✓ Unchanged, unsigned</translation>
    </message>
    <message>
        <source>✗ 签名者未知</source>
        <translation>✗ Unknown signer</translation>
    </message>
    <message>
        <source>○ 无法核对真伪</source>
        <translation>○ Cannot be verified</translation>
    </message>
    <message>
        <source>✗ 报告已被改动</source>
        <translation>✗ Report was changed</translation>
    </message>
</context>
<context>
    <name>ProofDialog</name>
    <message>
        <source>核对报告真伪</source>
        <translation>Verify a report</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>选择报告</source>
        <translation>Choose a report</translation>
    </message>
    <message>
        <source>选择成果</source>
        <translation>Choose a deliverable</translation>
    </message>
    <message>
        <source>文件夹…</source>
        <translation>Folder…</translation>
    </message>
    <message>
        <source>文件…</source>
        <translation>File…</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>成果（可不填）</source>
        <translation>Deliverable (optional)</translation>
    </message>
    <message>
        <source>JSON、HTML 或其他格式的报告；manifest.json 和签名放在旁边</source>
        <translation>A report; manifest.json and signature beside it</translation>
    </message>
    <message>
        <source>选择成果文件夹</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>选择成果文件</source>
        <translation>Choose a file</translation>
    </message>
</context>
<context>
    <name>ProofMenu</name>
    <message>
        <source>核对报告真伪…</source>
        <translation>Verify a report…</translation>
    </message>
</context>
</TS>
