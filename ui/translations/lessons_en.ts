<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>HandbookExport</name>
    <message>
        <source>规则手册写入哪个文件夹</source>
        <translation>Folder for the handbook</translation>
    </message>
    <message>
        <source>正在写规则手册…</source>
        <translation>Writing the handbook…</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>规则手册已写好</source>
        <translation>The handbook is written</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>规则手册没有写成</source>
        <translation>The handbook was not written</translation>
    </message>
</context>
<context>
    <name>LessonSheets</name>
    <message>
        <source>先选一条问题，并等检查完成。</source>
        <translation>First choose a finding, and let the check end.</translation>
    </message>
    <message>
        <source>讲义写入</source>
        <translation>Write the lesson sheet to</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>讲义已写好</source>
        <translation>The lesson sheet is written</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>讲义没有写成</source>
        <translation>The lesson sheet was not written</translation>
    </message>
</context>
<context>
    <name>TeachingMenu</name>
    <message>
        <source>新练习…</source>
        <translation>New exercise…</translation>
    </message>
    <message>
        <source>讲义：所选问题…</source>
        <translation>Lesson sheet of the finding…</translation>
    </message>
    <message>
        <source>规则手册…</source>
        <translation>Handbook of rules…</translation>
    </message>
</context>
</TS>
